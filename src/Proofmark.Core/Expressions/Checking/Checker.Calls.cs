using Proofmark.Core.Documents;
using Proofmark.Core.Expressions.Evaluation;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Expressions.Checking;

/// <summary>Types of calls and macros.</summary>
internal sealed partial class Checker
{
    private CheckedNode CheckCall(CallNode node)
    {
        if (IsMeantAsMacro(node))
        {
            // Its arguments speak of a variable that only the macro would declare.
            Check(node.Receiver!);
            return Broken(node.Position, Unknown(node.Name, isMethod: true));
        }

        var arguments = (node.Receiver is null ? node.Arguments : node.Arguments.Prepend(node.Receiver)).Select(Check).ToArray();
        if (node.Name == "matches" && arguments.Length == 2)
        {
            return CheckMatch(node, arguments[0]);
        }

        var isMethod = node.Receiver is not null;
        var named = environment.Overloads(node.Name, isMethod).ToArray();
        if (named.Length == 0)
        {
            return Broken(node.Position, Unknown(node.Name, isMethod));
        }

        var fitting = named.Where(f => Fits(f, arguments)).ToArray();
        if (fitting.Length == 0)
        {
            var given = string.Join(", ", arguments.Skip(isMethod ? 1 : 0).Select(a => a.Type));
            var call = isMethod ? $"{arguments[0].Type}.{node.Name}({given})" : $"{node.Name}({given})";
            return Broken(node.Position, $"{call} does not fit; known are: {string.Join(", ", named.Select(f => f.ToString()))}");
        }

        if (WrongText(node, fitting) is { } wrong)
        {
            return Broken(node.Position, wrong);
        }

        var result = fitting.Skip(1).Aggregate<ExpressionFunction, ExpressionType>(fitting[0].Result, (type, f) => TypeRules.Join(type, f.Result) ?? ExpressionType.Any);
        return new CheckedNode(result, new Call(node.Position, fitting, [.. arguments.Select(a => a.Operation)]));
    }

    // A receiver of unknown type fits several overloads: only what is wrong for each of them is wrong.
    private static string? WrongText(CallNode node, ExpressionFunction[] fitting)
    {
        var texts = (node.Receiver is null ? node.Arguments : node.Arguments.Prepend(node.Receiver))
            .Select(a => a is LiteralNode { Value.Kind: ExpressionValueKind.String } literal ? literal.Value.AsString() : null).ToArray();
        var problems = fitting.Select(f => f.Texts?.Invoke(texts)).ToArray();
        return problems.Any(p => p is null) ? null : problems[0];
    }

    private bool IsMeantAsMacro(CallNode node) => node.Receiver is not null
        && !environment.Overloads(node.Name, method: true).Any()
        && Suggestion.Nearest(node.Name, environment.FunctionNames(method: true).Concat(MacroNames.All)) is { } near
        && MacroNames.All.Contains(near);

    private static bool Fits(ExpressionFunction function, CheckedNode[] arguments) =>
        function.Parameters.Count == arguments.Length && function.Parameters.Zip(arguments).All(p => TypeRules.IsAssignable(p.Second.Type, p.First));

    private string Unknown(string name, bool isMethod)
    {
        if (environment.Overloads(name, !isMethod).FirstOrDefault() is { } other)
        {
            return $"'{name}' is written {other}";
        }

        return MacroNames.All.Contains(name)
            ? $"'{name}' is written list.{name}(variable, expression)"
            : $"the function '{name}' is not known" + Suggestion.For(name, environment.FunctionNames(isMethod).Concat(isMethod ? MacroNames.All : []));
    }

    private CheckedNode CheckMatch(CallNode node, CheckedNode text)
    {
        if (!TypeRules.IsAssignable(text.Type, ExpressionType.String))
        {
            return Broken(node.Position, $"'matches' needs a string, not {text.Type}");
        }

        if (node.Arguments[^1] is not LiteralNode { Value.Kind: ExpressionValueKind.String } literal)
        {
            return Broken(node.Arguments[^1].Position, "the pattern of 'matches' must be written out as a string");
        }

        return Patterns.TryCompile(literal.Value.AsString(), out var pattern, out var problem)
            ? new CheckedNode(ExpressionType.Bool, new Match(node.Position, text.Operation, pattern))
            : Broken(literal.Position, problem);
    }

    private CheckedNode CheckMacro(MacroNode node)
    {
        var range = Check(node.Range);
        var element = range.Type.Kind switch
        {
            ExpressionTypeKind.List => range.Type.Element!,
            ExpressionTypeKind.Map => ExpressionType.String,
            ExpressionTypeKind.Any => ExpressionType.Any,
            _ => null,
        };
        if (element is null)
        {
            Broken(node.Position, $"'{MacroNames.NameOf(node.Kind)}' needs a list or a map, not {range.Type}");
        }

        var slot = locals.Count;
        locals.Add((node.Variable, element ?? ExpressionType.Any));
        LocalSlots = Math.Max(LocalSlots, locals.Count);
        var where = node.Where is null ? (CheckedNode?)null : Require(node.Where, ExpressionType.Bool);
        var body = node.Kind == MacroKind.Map ? Check(node.Body) : Require(node.Body, ExpressionType.Bool);
        locals.RemoveAt(slot);
        return Macro(node, range.Operation, slot, element ?? ExpressionType.Any, where?.Operation, body);
    }

    private static CheckedNode Macro(MacroNode node, Operation range, int slot, ExpressionType element, Operation? where, CheckedNode body) => node.Kind switch
    {
        MacroKind.All or MacroKind.Exists =>
            new(ExpressionType.Bool, new Quantifier(node.Position, range, slot, node.Kind == MacroKind.All, body.Operation)),
        MacroKind.ExistsOne => new(ExpressionType.Bool, new ExistsOne(node.Position, range, slot, body.Operation)),
        MacroKind.Filter => new(ExpressionType.List(element), new Comprehension(node.Position, range, slot, body.Operation, null)),
        _ => new(ExpressionType.List(body.Type), new Comprehension(node.Position, range, slot, where, body.Operation)),
    };
}
