using System.Text;

namespace Proofmark.Risk.Assessments;

/// <summary>Writes a hostile name so that a copied command does nothing else than name it (POSIX Shell Command Language, 2.2 Quoting).</summary>
internal static class ShellWord
{
    public static string Quote(string text)
    {
        var word = text.StartsWith('-') ? "./" + text : text;
        if (word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "._-/@:+=".Contains(c, StringComparison.Ordinal)))
        {
            return word;
        }

        // Control characters could move a terminal's cursor over the command: no such name is offered for copying as it stands.
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            plain.Append(char.IsControl(c) ? '?' : c);
        }

        return $"'{plain.Replace("'", "'\\''")}'";
    }
}
