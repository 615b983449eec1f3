using System.Globalization;
using System.Text;

namespace Proofmark.Risk.Assessments;

/// <summary>
/// Writes a hostile name so that a copied command does nothing else than name it (POSIX Shell Command Language, 2.2 Quoting). The word is the same for <c>sh</c>, <c>bash</c> and <c>zsh</c>, and
/// holds nothing that a view would have to change before it is shown: a word that reads differently from what it is would name another file.
/// </summary>
public static class ShellWord
{
    // Letters that show nothing although their category says letter or symbol; the views write them out.
    private const string Blank = "\u115F\u1160\u2800\u3164\uFFA0\u034F";
    private const string Bare = "._-/@:+";
    private const string Start = "\"$(printf '";
    private const int LongestFile = 400;

    /// <summary>
    /// Any text as one word. A substitution of commands drops line feeds at the end of its output, so a text that ends with one loses it; <see cref="Folder"/> and <see cref="File"/> are exact.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && text[0] != '-' && text.All(c => char.IsAsciiLetterOrDigit(c) || Bare.Contains(c, StringComparison.Ordinal)) ? text
            : text.EnumerateRunes().All(IsShown) ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            : Printed(text);
    }

    /// <summary>A path of a folder as one word that is no option and no response file; <c>.</c> for an empty one.</summary>
    /// <param name="path">The path.</param>
    public static string Folder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Quote(Named(path.EndsWith('\n') ? path + "/" : path));
    }

    /// <summary>
    /// A path of a file as one word. It is the folder that holds the file where no word can name the file itself: its name ends with a line feed, was no text, or is too long to be read.
    /// </summary>
    /// <param name="path">The path.</param>
    public static string File(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var word = Quote(Named(path));
        return path.EndsWith('\n') || path.Contains('\uFFFD', StringComparison.Ordinal) || word.Length > LongestFile ? Folder(Parent(path)) : word;
    }

    // Behind a hyphen stands an option, and behind an at sign the name of a file with arguments.
    private static string Named(string path) => path.Length == 0 ? "." : path[0] is '-' or '@' ? "./" + path : path;

    private static string Parent(string path) => path.LastIndexOf('/') switch
    {
        < 0 => "",
        0 => "/",
        var slash => path[..slash],
    };

    // What cannot be shown is written as octal numbers of its UTF-8 bytes, which printf turns back. A hyphen at the start would be an option of printf.
    private static string Printed(string text)
    {
        var word = new StringBuilder(Start);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsShown(rune) && !(word.Length == Start.Length && rune.Value == '-') && !(rune.IsAscii && "'\\%!\"$`".Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                word.Append(rune.ToString());
                continue;
            }

            foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
            {
                word.Append('\\').Append(Convert.ToString(octet, 8).PadLeft(3, '0'));
            }
        }

        return word.Append("')\"").ToString();
    }

    private static bool IsShown(Rune rune) => !(rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal)) && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => true,
    };
}
