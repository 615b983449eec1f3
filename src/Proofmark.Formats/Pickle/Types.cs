using System.Text.RegularExpressions;

namespace Proofmark.Formats.Pickle;

/// <summary>The Python types of values, as far as they are known without running anything.</summary>
internal static partial class Types
{
    private static readonly string[] Literals =
        ["NoneType", "NotImplementedType", "bool", "bytearray", "bytes", "complex", "dict", "ellipsis", "float", "frozenset", "int", "list", "object", "range", "set", "slice", "str", "tuple"];

    /// <summary>Module and name of the class of a literal or of an instance; null where it is not known.</summary>
    public static (string Module, string Name)? Of(Session session, Value value) => value.Kind switch
    {
        ValueKind.ShortText or ValueKind.Text or ValueKind.LostText => ("builtins", "str"),
        ValueKind.Bytes or ValueKind.LostBytes => ("builtins", "bytes"),
        ValueKind.Int or ValueKind.BigInt => ("builtins", "int"),
        ValueKind.Float => ("builtins", "float"),
        ValueKind.Tuple or ValueKind.LostTuple => ("builtins", "tuple"),
        ValueKind.List => ("builtins", "list"),
        ValueKind.Dict => ("builtins", "dict"),
        ValueKind.Set => ("builtins", "set"),
        ValueKind.Instance => NameOf(session, new Value(ValueKind.Global, value.Payload)),
        ValueKind.Call or ValueKind.New => OfInstance(session, value),
        _ => null,
    };

    /// <summary>The name in the module types of the type of None, Ellipsis or NotImplemented; null for any other value.</summary>
    public static string? OfSingleton(Session session, Value value) => value.Kind switch
    {
        ValueKind.None => "NoneType",
        ValueKind.Global when session.Globals[value.Index] is { Module: "builtins", Name: "Ellipsis" } => "EllipsisType",
        ValueKind.Global when session.Globals[value.Index] is { Module: "builtins", Name: "NotImplemented" } => "NotImplementedType",
        _ => null,
    };

    /// <summary>True for the name of a type of plain data.</summary>
    public static bool IsOfLiteral(string name) => Literals.AsSpan().BinarySearch(name, StringComparer.Ordinal) >= 0;

    /// <summary>True for the text of a range or a singleton, which is safe to evaluate.</summary>
    public static bool IsRepresentation(string text) => Representation().IsMatch(text);

    // NumPy and copyreg take the class as an argument.
    private static (string Module, string Name)? OfInstance(Session session, Value value)
    {
        Value maker = session.Store.Part(value, 0);
        ReadOnlySpan<ulong> arguments = session.Store.Items(session.Store.Part(value, 1));
        bool byArgument = maker.Kind == ValueKind.Global && session.Globals[maker.Index] is { Known: Known.MakeInstance } or { Name: "_reconstruct", Module: "numpy.core.multiarray" or "numpy._core.multiarray" };
        if (byArgument)
        {
            return arguments.IsEmpty ? null : NameOf(session, new Value(arguments[0]));
        }

        return NameOf(session, maker) is not { } type ? null : type.Name == "_frombuffer" ? ("numpy", "ndarray") : type;
    }

    private static (string Module, string Name)? NameOf(Session session, Value type) =>
        type.Kind == ValueKind.Global ? (session.Globals[type.Index].Module, session.Globals[type.Index].Name) : null;

    [GeneratedRegex(@"\A(?:Ellipsis|NotImplemented|range\(-?[0-9]{1,18}, -?[0-9]{1,18}(?:, -?[0-9]{1,18})?\))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Representation();
}
