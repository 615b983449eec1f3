using System.Collections.Frozen;

namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Identifiers and the words that are none (CEL language definition, "Syntax").</summary>
internal static class Identifiers
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
        "return", "var", "void", "while");

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    public static bool IsReserved(string name) => Reserved.Contains(name);

    public static bool IsUsable(string name) => name.Length > 0 && IsStart(name[0]) && name.All(IsPart) && !IsReserved(name);
}
