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

    /// <summary>Letters by category that nevertheless show nothing: fillers and the blank braille pattern.</summary>
    private const string Blank = "\u115F\u1160\u2800\u3164\uFFA0\u034F";

    /// <summary>The text on one line, with everything invisible or steering made visible.</summary>
    public static string Visible(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var shown = new StringBuilder(Math.Min(text.Length, MaxLength) + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
            {
                return shown.Append('…').ToString();
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
