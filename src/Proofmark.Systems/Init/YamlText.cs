using System.Text;

namespace Proofmark.Systems.Init;

/// <summary>Texts as they are written into YAML.</summary>
internal static class YamlText
{
    /// <summary>A name without quotes where that is safe. A name from the tree may hold anything, and some words are not text to YAML.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.') && text.ToUpperInvariant() is not ("NULL" or "TRUE" or "FALSE")
            ? text
            : Quoted(text);

    /// <summary>A text in double quotes: everything that is not plainly visible becomes an escape of eight digits (YAML 1.2.2, section 5.7).</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value is '"' or '\\' ? $"\\{rune}" : Rune.IsLetterOrDigit(rune) || (rune.IsAscii && !Rune.IsControl(rune)) ? rune.ToString() : $"\\U{rune.Value:X8}");
        }

        return quoted.Append('"').ToString();
    }
}
