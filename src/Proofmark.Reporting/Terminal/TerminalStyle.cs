namespace Proofmark.Reporting.Terminal;

/// <summary>What the terminal can do.</summary>
/// <param name="Width">Columns at which lines are wrapped, at least 40; a large number where output is redirected.</param>
/// <param name="Colour">False for plain text without any escape sequence.</param>
public sealed record TerminalStyle(int Width, bool Colour)
{
    /// <summary>The narrowest width that is honoured.</summary>
    public const int MinWidth = 40;

    /// <summary>Plain text for files and pipes: no colour, and lines are not wrapped.</summary>
    public static TerminalStyle Redirected { get; } = new(10_000, false);
}
