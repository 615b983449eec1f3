namespace Proofmark.Systems.Discovery.Sources;

/// <summary>The modules that source code imports, and what their names mean in it.</summary>
internal sealed class Imports
{
    private readonly SourceText source;
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private readonly List<(string Module, int Line)> modules = [];

    public Imports(SourceText source)
    {
        this.source = source;
        for (var i = 0; i < source.Count; i++)
        {
            switch (source.Language)
            {
                case Language.Python when BeginsLine(i):
                    ReadPython(i);
                    break;
                case Language.JavaScript:
                    ReadJavaScript(i);
                    break;
                case Language.CSharp when source.IsWord(i, "using") && source.IsWord(i + 1):
                    modules.Add((Dotted(i + 1, out _), source[i].Line));
                    break;
            }
        }
    }

    /// <summary>The modules by name, with the lines that import them.</summary>
    public IReadOnlyList<(string Module, int Line)> Modules => modules;

    /// <summary>A dotted name with its first part resolved.</summary>
    public string Resolve(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? name : name[..dot];
        return aliases.TryGetValue(first, out var full) ? full + (dot < 0 ? "" : name[dot..]) : name;
    }

    private bool BeginsLine(int i) => i == 0 || source[i - 1].Line != source[i].Line || source.IsSign(i - 1, ';');

    private void ReadPython(int i)
    {
        if (source.IsWord(i, "from") && source.IsWord(i + 1))
        {
            var module = Dotted(i + 1, out var next);
            modules.Add((module, source[i].Line));
            if (source.IsWord(next, "import"))
            {
                ReadNames(source.IsSign(next + 1, '(') ? next + 2 : next + 1, module + ".");
            }
        }
        else if (source.IsWord(i, "import"))
        {
            ReadNames(i + 1, "");
        }
    }

    // a.b as c, d
    private void ReadNames(int i, string module)
    {
        while (source.IsWord(i))
        {
            var name = Dotted(i, out var next);
            if (module.Length == 0)
            {
                modules.Add((name, source[i].Line));
            }

            if (source.IsWord(next, "as") && source.IsWord(next + 1))
            {
                aliases[source.Of(next + 1).ToString()] = module + name;
                next += 2;
            }
            else if (module.Length > 0)
            {
                aliases[name] = module + name;
            }

            if (!source.IsSign(next, ','))
            {
                return;
            }

            i = next + 1;
        }
    }

    // from "x", import "x", import("x"), require("x")
    private void ReadJavaScript(int i)
    {
        var at = source.IsSign(i + 1, '(') ? i + 2 : i + 1;
        if (source.IsText(at) && (source.IsWord(i, "from") || source.IsWord(i, "import") || source.IsWord(i, "require")))
        {
            modules.Add((source.Of(at).ToString(), source[i].Line));
        }
    }

    private string Dotted(int i, out int next)
    {
        var name = source.Of(i).ToString();
        next = i + 1;
        for (var parts = 1; parts < 16 && source.IsSign(next, '.') && source.IsWord(next + 1); parts++)
        {
            name += "." + source.Of(next + 1).ToString();
            next += 2;
        }

        return name;
    }
}
