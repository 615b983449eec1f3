using System.Text;

namespace Proofmark.Formats.Python;

/// <summary>Statements that bind names: imports, functions, classes, loops.</summary>
internal sealed partial class StatementParser
{
    private void From(PythonToken start)
    {
        tokens.At++;
        var module = new StringBuilder();
        while (tokens.IsSign(".") || tokens.IsSign("..."))
        {
            module.Append(tokens.Span);
            tokens.At++;
        }

        Dotted(module);
        tokens.TakeWord("import");
        if (module.Length > 0 && module[^1] != '.')
        {
            module.Append('.');
        }

        Imports(start, module.ToString());
    }

    private void Imports(PythonToken start, string module)
    {
        var names = new List<PythonImport>();
        tokens.TakeSign("(");
        while (!tokens.IsLineEnd && !tokens.IsSign(";") && !tokens.TakeSign(")"))
        {
            if (tokens.TakeSign("*"))
            {
                names.Add(new PythonImport(module.TrimEnd('.'), "*"));
            }
            else if (tokens.Current.Kind == PythonTokenKind.Name && !tokens.IsWord("import"))
            {
                var path = new StringBuilder();
                Dotted(path);
                var imported = path.ToString();
                var alias = tokens.TakeWord("as") && tokens.Current.Kind == PythonTokenKind.Name ? tokens.TakeName() : null;

                // import a.b binds a; import a.b as c binds a.b; from a import b binds a.b.
                var bound = alias ?? imported.Split('.')[0];
                names.Add(new PythonImport(module + (alias is null && module.Length == 0 ? bound : imported), bound));
                if (alias is null && bound != imported)
                {
                    names.Add(new PythonImport(module + imported, imported));
                }
            }
            else
            {
                tokens.At++;
            }
        }

        statements.Add(new PythonStatement(PythonStatementKind.Import, start.Line, indent, inline, "", [], [], names));
    }

    private void Dotted(StringBuilder path)
    {
        while (tokens.Current.Kind == PythonTokenKind.Name && !tokens.IsWord("import"))
        {
            path.Append(tokens.TakeName());
            if (!tokens.IsSign(".") || !tokens.NextIsName)
            {
                return;
            }

            tokens.At++;
            path.Append('.');
        }
    }

    private void Function(PythonToken start)
    {
        tokens.At++;
        var name = tokens.TakeName();
        var parameters = new List<PythonNode>();
        var values = new List<PythonNode>();
        SkipTypeParameters();
        if (tokens.TakeSign("("))
        {
            while (!tokens.IsLineEnd && !tokens.TakeSign(")"))
            {
                var before = tokens.At;
                if (tokens.Current.Kind == PythonTokenKind.Name)
                {
                    parameters.Add(new PythonNode(PythonNodeKind.Name, tokens.TakeName(), [], tokens.Current.Line, tokens.Current.Column + 1, 1));
                }

                if (tokens.TakeSign(":") || tokens.TakeSign("="))
                {
                    values.Add(expressions.Expression());
                }

                if (tokens.At == before)
                {
                    tokens.At++;
                }
            }
        }

        if (tokens.TakeSign("->"))
        {
            values.Add(expressions.Expression());
        }

        Add(PythonStatementKind.Function, start, parameters, values, name);
    }

    private void Class(PythonToken start)
    {
        tokens.At++;
        var name = tokens.TakeName();
        SkipTypeParameters();
        Add(PythonStatementKind.Class, start, [], tokens.IsSign("(") ? [expressions.Expression()] : [], name);
    }

    private void SkipTypeParameters()
    {
        if (tokens.IsSign("["))
        {
            _ = expressions.Expression();
        }
    }

    private void For(PythonToken start)
    {
        tokens.At++;
        var targets = new List<PythonNode>();
        do
        {
            targets.Add(expressions.Target());
        }
        while (tokens.TakeSign(","));
        tokens.TakeWord("in");
        Add(PythonStatementKind.Assign, start, targets, Rest());
    }

    private void With(PythonToken start)
    {
        tokens.At++;
        do
        {
            var value = expressions.Expression();
            Add(PythonStatementKind.Assign, start, tokens.TakeWord("as") ? [expressions.Target()] : [], [value]);
        }
        while (tokens.TakeSign(","));
    }

    private void Global(PythonToken start)
    {
        tokens.At++;
        var names = new List<PythonNode>();
        while (tokens.Current.Kind == PythonTokenKind.Name || tokens.IsSign(","))
        {
            if (!tokens.TakeSign(","))
            {
                names.Add(new PythonNode(PythonNodeKind.Name, tokens.TakeName(), [], start.Line, start.Column + 1, 1));
            }
        }

        Add(PythonStatementKind.Block, start, names, [], "global");
    }
}
