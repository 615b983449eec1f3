using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Proofmark.Core.Expressions.Checking;

/// <summary>Compiles the patterns of <c>matches</c>: only what runs without backtracking.</summary>
internal static class Patterns
{
    private const int Longest = 512;

    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? compiled, [NotNullWhen(false)] out string? problem)
    {
        compiled = null;
        problem = null;
        if (pattern.Length > Longest)
        {
            problem = $"the pattern has more than {Longest} characters";
            return false;
        }

        try
        {
            compiled = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (RegexParseException broken)
        {
            problem = $"the pattern is not a regular expression: {broken.Error} at offset {broken.Offset}";
            return false;
        }
        catch (NotSupportedException)
        {
            problem = "the pattern uses what cannot be matched in linear time (look-around, back reference, atomic group) or is too large";
            return false;
        }
    }
}
