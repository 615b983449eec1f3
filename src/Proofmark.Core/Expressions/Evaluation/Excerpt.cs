namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>Shortens text of unknown length for messages.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(string text) => text.Length <= Longest ? text : $"{text.AsSpan(0, Longest)}…";
}
