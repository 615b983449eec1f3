namespace Proofmark.Formats.Jinja;

/// <summary>Marks that begin and end tags, comments and raw blocks, with the white space that goes with them.</summary>
internal sealed partial class JinjaLexer
{
    private void ReadMarked(int start)
    {
        var mark = source[start + 1];
        at = start + 2;
        if (mark == '%' && RawStart(start) is { } raw)
        {
            at = raw;
            ReadRaw(start);
            return;
        }

        if (at < source.Length && source[at] is '-' or '+')
        {
            at++;
        }

        if (mark == '#')
        {
            ReadComment(start);
        }
        else
        {
            Add(mark == '{' ? JinjaTokenKind.OutputStart : JinjaTokenKind.TagStart, start, at);
            ReadCode(mark == '{' ? "}}" : "%}", mark == '{' ? JinjaTokenKind.OutputEnd : JinjaTokenKind.TagEnd, start);
        }
    }

    // Where the content of a raw block begins; null when the tag is another.
    private int? RawStart(int start)
    {
        var next = start + 2;
        next += next < source.Length && source[next] is '-' or '+' ? 1 : 0;
        next = SkipSpace(next);
        if (!Has(next, "raw"))
        {
            return null;
        }

        next = SkipSpace(next + 3);
        return Has(next, "-%}") ? SkipSpace(next + 3) : Has(next, "%}") ? next + 2 : null;
    }

    private void ReadRaw(int start)
    {
        var content = at;
        for (var tag = source.IndexOf("{%", at, StringComparison.Ordinal); tag >= 0; tag = source.IndexOf("{%", tag + 2, StringComparison.Ordinal))
        {
            var next = tag + 2;
            next += next < source.Length && source[next] is '-' or '+' ? 1 : 0;
            next = SkipSpace(next);
            if (Has(next, "endraw") && TagEnd(SkipSpace(next + 6), "%}", signed: true) is { } end)
            {
                AddText(content, tag);
                at = end;
                return;
            }
        }

        Fail("a raw block has no end", start);
    }

    private void ReadComment(int start)
    {
        var end = source.IndexOf("#}", at, StringComparison.Ordinal);
        if (end < 0)
        {
            Fail("a comment has no end", start);
            return;
        }

        at = end > at && source[end - 1] == '-' ? SkipSpace(end + 2) : SkipLineEnd(end + 2);
    }

    // The position behind an end of a tag; null where none is. Blocks take the line break behind them, ends with a minus take all white space.
    private int? TagEnd(int position, string closing, bool signed)
    {
        if (Has(position, "-" + closing))
        {
            return SkipSpace(position + 3);
        }

        var plus = signed && Has(position, "+" + closing);
        return plus ? position + 3 : !Has(position, closing) ? null : signed ? SkipLineEnd(position + 2) : position + 2;
    }
}
