using System.Globalization;
using System.Text;

namespace Proofmark.Reporting.Text;

/// <summary>
/// Makes text of unknown origin safe to look at: what would steer a terminal, reorder a line or hide itself is written out as <c>\u{XXXX}</c>
/// (Unicode Technical Report 36, section 2; CVE-2021-42574 for the bidirectional controls).
/// </summary>
public static class SafeText
{
    /// <summary>Longest text that is shown, in characters; the rest is cut off with an ellipsis.</summary>
    public const int MaxLength = 600;

    // Two of the longest paths of Linux (PATH_MAX).
    private const int MaxCommand = 8192;

    /// <summary>Letters by category that nevertheless show nothing: fillers and the blank braille pattern.</summary>
    private const string Blank = "\u115F\u1160\u2800\u3164\uFFA0\u034F";

    /// <summary>The text on one line, with everything invisible or steering made visible.</summary>
    public static string Visible(string? text) => Visible(text, MaxLength, "…");

    /// <summary>A command on one line, for copying: one that is cut would be another command, so that of one too long only this is said.</summary>
    public static string Command(string? text) =>
        text?.Length > MaxCommand ? $"# the command has {text.Length} characters; it is in the JSON output" : Visible(text, int.MaxValue, "");

    private static string Visible(string? text, int most, string rest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var shown = new StringBuilder(Math.Min(text.Length, most) + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= most)
            {
                return shown.Append(rest).ToString();
            }

            Append(shown, rune);
        }

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        if (IsPlain(rune))
        {
            shown.Append(rune.ToString());
        }
        else
        {
            shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
    }

    private static bool IsPlain(Rune rune)
    {
        if (rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
            UnicodeCategory.SpaceSeparator => rune.Value == ' ',
            _ => true,
        };
    }
}
