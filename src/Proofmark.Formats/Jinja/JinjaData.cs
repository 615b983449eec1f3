namespace Proofmark.Formats.Jinja;

/// <summary>Text between tags as it is put out: with blocks trimmed, as loaders of chat templates have it, and as a plain environment has it (jinja2/lexer.py).</summary>
internal static class JinjaData
{
    /// <summary>The node for a token of text.</summary>
    public static JinjaNode Read(string source, JinjaToken token)
    {
        var end = token.Start + token.Length;
        var text = source[token.Start..end];
        var (trimmed, plain) = Signed(source, end, '-') ? (Stripped(text), Stripped(text)) : (LineStripped(source, text, token.Start), text);
        plain = BreakBefore(source, token.Start) + plain;
        IReadOnlyList<JinjaNode> other = plain == trimmed ? [] : [new JinjaNode(JinjaNodeKind.Data, plain, [], token.Start, end, 1)];
        return new JinjaNode(JinjaNodeKind.Data, trimmed, other, token.Start, end, 1 + other.Count);
    }

    // True where a tag with this sign begins.
    private static bool Signed(string source, int at, char sign) => at + 2 < source.Length && source[at] == '{' && source[at + 2] == sign;

    private static string Stripped(string text)
    {
        var end = text.Length;
        while (end > 0 && JinjaScan.IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    // lstrip_blocks: blanks between the beginning of a line and a block or comment are dropped.
    private static string LineStripped(string source, string text, int start)
    {
        var tag = start + text.Length;
        if (tag + 1 >= source.Length || source[tag + 1] is not ('%' or '#') || Signed(source, tag, '+'))
        {
            return text;
        }

        var line = text.LastIndexOf('\n') + 1;
        var startsLine = line > 0 || start == 0 || source[start - 1] == '\n';
        return startsLine && Stripped(text[line..]).Length == 0 ? text[..line] : text;
    }

    // trim_blocks: the line break that the lexer left out behind a block.
    private static string BreakBefore(string source, int start)
    {
        var end = start;
        end -= end > 0 && source[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && source[end - 1] == '\r' ? 1 : 0;
        return end > 2 && end < start && source[end - 1] == '}' && (source[end - 2] is '%' or '#') && source[end - 3] != '-' ? source[end..start] : "";
    }
}
