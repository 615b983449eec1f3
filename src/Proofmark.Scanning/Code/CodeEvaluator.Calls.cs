using Proofmark.Formats.Python;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Code;

/// <summary>Calls: what is called, and what is known of what comes back.</summary>
internal sealed partial class CodeEvaluator
{
    private CodeValue Call(PythonNode node)
    {
        var callee = node.Children[0];
        var receiver = callee.Kind == PythonNodeKind.Attribute ? Evaluate(callee.Children[0]) : CodeValue.Unknown;
        var target = callee.Kind == PythonNodeKind.Attribute ? Attribute(receiver, callee) : Evaluate(callee);
        var arguments = new CodeArgument[node.Children.Count - 1];
        for (var i = 0; i < arguments.Length; i++)
        {
            var child = node.Children[i + 1];
            var written = child.Kind == PythonNodeKind.Keyword ? child.Children[0] : child;
            arguments[i] = new CodeArgument(child.Kind == PythonNodeKind.Keyword ? child.Text : null, Evaluate(written), written);
        }

        return Apply(target, receiver, arguments, node);
    }

    /// <summary>What a call gives; the call goes to the sink.</summary>
    public CodeValue Apply(CodeValue target, CodeValue receiver, IReadOnlyList<CodeArgument> arguments, PythonNode node)
    {
        if (target.Local is { } local)
        {
            sink.Local(local);
        }

        TellOfFunctionsPassed(arguments, node);
        var positional = arguments.Where(static a => a.Name is null).Select(static a => a.Value).ToArray();
        var origin = CodeValues.Mix([.. arguments.Select(static a => a.Value)], lists).Origin;
        var method = node.Children.Count > 0 && node.Children[0].Kind == PythonNodeKind.Attribute ? node.Children[0].Text : "";
        if (receiver.Text is { } text && MayFold && Folded(TextFolding.Method(text, method, positional)) is { } changed)
        {
            return new CodeValue(null, changed, origin | receiver.Origin);
        }

        if (target.Path is { } path)
        {
            sink.Call(new CodeCall(path, arguments, node, Passed: false));
            return Lookup(path, positional) ?? Result(path, positional, node, origin | target.Origin);
        }

        // A method by which every library of ciphers gives back what was hidden.
        var hidden = method is "decrypt" or "fromhex" ? CodeOrigin.Decoded : CodeOrigin.None;
        var returned = target.Local is { } name ? Returns.GetValueOrDefault(name) : null;
        return (returned ?? CodeValue.Unknown) with { Origin = origin | target.Origin | hidden | (returned?.Origin ?? CodeOrigin.None) };
    }

    private void TellOfFunctionsPassed(IReadOnlyList<CodeArgument> arguments, PythonNode node)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value.Local is { } local)
            {
                sink.Local(local);
            }

            if (argument.Value.Path is { } path && CodeValues.IsDangerous(path, lists))
            {
                sink.Call(new CodeCall(path, arguments, node, Passed: true));
            }
        }
    }

    // Names that a call looks up: imports, getattr and the like.
    private static CodeValue? Lookup(string path, CodeValue[] arguments)
    {
        var first = arguments.Length > 0 ? arguments[0] : CodeValue.Unknown;
        var second = arguments.Length > 1 ? arguments[1].Text : null;
        switch (path)
        {
            case "builtins.__import__" or "importlib.__import__" or "importlib.import_module" or "importlib._import_module" when first.Text is { } module:
                return new CodeValue(module);
            case "pkgutil.resolve_name" or "pydoc.locate" when first.Text is { } name:
                return new CodeValue(name.Replace(':', '.'));
            case "builtins.getattr" or "builtins.object.__getattribute__" or "inspect.getattr_static" when second is not null:
                return Member(first, second);
            case "builtins.vars" when first.Path is { } inner:
                return new CodeValue(inner + ".__dict__");
            case "functools.partial" when arguments.Length > 0:
                return first;
            case "builtins.compile":
                return first with { Path = null };
            case var method when method.EndsWith(".__getattribute__", StringComparison.Ordinal) && first.Text is { } attribute:
                return Member(new CodeValue(method[..^".__getattribute__".Length]), attribute);
            case var method when method.EndsWith(".__dict__.get", StringComparison.Ordinal) && first.Text is { } key:
                return Member(new CodeValue(method[..^".__dict__.get".Length]), key);
            case "sys.modules.get" or "sys.modules.__getitem__" when first.Text is { } loaded:
                return new CodeValue(loaded);
            default:
                return null;
        }
    }

    private CodeValue Result(string path, CodeValue[] arguments, PythonNode node, CodeOrigin origin)
    {
        var group = lists.Find(path.Replace("()", "", StringComparison.Ordinal));
        origin |= group switch
        {
            { Name: "decoders" } => CodeOrigin.Decoded | (arguments is [{ Text: not null }, ..] ? CodeOrigin.Literal : CodeOrigin.None),
            { Name: "assembling" } => CodeOrigin.Assembled,
            { } g when g.Capabilities.HasFlag(Capabilities.Network) => CodeOrigin.Fetched | (path.StartsWith("socket.", StringComparison.Ordinal) ? CodeOrigin.Socket : CodeOrigin.None),
            _ when path.EndsWith(".decrypt", StringComparison.Ordinal) => CodeOrigin.Decoded,
            _ => CodeOrigin.None,
        };
        var text = MayFold ? Folded(TextFolding.Function(path, arguments, node.Children.Skip(1).ToArray())) : null;
        return new CodeValue(path.Length < LongestPath ? path + "()" : null, text, origin);
    }
}
