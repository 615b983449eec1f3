using System.Text;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Markdown;

/// <summary>Text of any origin inside GitHub-flavoured Markdown (CommonMark 0.31, sections 2.4, 4.5 and 6.1).</summary>
internal static class MarkdownText
{
    /// <summary>An empty comment: invisible, but it keeps mentions, issue references and bare addresses from becoming links.</summary>
    private const string Break = "<!-- -->";

    private const string Special = "\\`*_[]!|~^$";

    /// <summary>Longest prose, in characters before escaping, which may make each of them ten.</summary>
    private const int MaxProse = 300;

    /// <summary>The text as prose on one line.</summary>
    public static string Prose(string? text)
    {
        var visible = SafeText.Visible(text);
        visible = visible.Length > MaxProse ? $"{visible[..MaxProse]}…" : visible;
        var escaped = new StringBuilder(visible.Length + 16);
        for (var i = 0; i < visible.Length; i++)
        {
            Append(escaped, visible, i);
        }

        return escaped.ToString();
    }

    /// <summary>The text as a code span whose fence is longer than any run of backticks inside.</summary>
    public static string Code(string? text)
    {
        var visible = SafeText.Visible(text);
        if (visible.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(visible) + 1);
        var pad = visible[0] is '`' or ' ' || visible[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{visible}{pad}{fence}";
    }

    /// <summary>A command as a fenced block of one line.</summary>
    public static string Block(string? text, string language)
    {
        var visible = SafeText.Command(text);
        var fence = new string('`', Math.Max(3, LongestRun(visible) + 1));
        return $"{fence}{language}\n{visible}\n{fence}";
    }

    private static void Append(StringBuilder escaped, string text, int at)
    {
        switch (text[at])
        {
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '&':
                escaped.Append("&amp;");
                break;
            case '@' or ':' when at + 1 < text.Length && text[at + 1] != ' ':
                escaped.Append(text[at]).Append(Break);
                break;
            case '#':
                escaped.Append("\\#").Append(Break);
                break;
            case '.' when at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase):
                escaped.Append(Break).Append('.');
                break;
            case var c when NeedsBackslash(text, at):
                escaped.Append('\\').Append(c);
                break;
            case var c:
                escaped.Append(c);
                break;
        }
    }

    /// <summary>Full stops, brackets, hyphens and the like matter only at the start of a line, where they can begin a list, a rule or a heading.</summary>
    private static bool NeedsBackslash(string text, int at) => text[at] switch
    {
        '.' or ')' => text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,
        '-' or '+' or '=' => at == 0,
        var c => Special.Contains(c, StringComparison.Ordinal),
    };

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
