namespace Proofmark.Formats.Pickle;

/// <summary>Tells names that Python could import from bytes that only look like an opcode's argument.</summary>
internal static class PlainName
{
    public static bool Is(PickleCallable callable) => IsDotted(callable.Module) && (callable.Name.Length == 0 || IsDotted(callable.Name));

    /// <summary>True for an attribute's name without the two underscores that lead out of data.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') && !name.Contains("__", StringComparison.Ordinal);

    private static bool IsDotted(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '<' or '>');
}
