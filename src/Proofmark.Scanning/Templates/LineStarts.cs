namespace Proofmark.Scanning.Templates;

/// <summary>Tells lines and columns of a text.</summary>
internal sealed class LineStarts
{
    private readonly List<int> starts = [0];

    /// <summary>Looks through a text for its line breaks.</summary>
    public LineStarts(string text)
    {
        for (var at = text.AsSpan().IndexOfAny('\n', '\r'); at >= 0;)
        {
            var next = at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1);
            starts.Add(next);
            var more = text.AsSpan(next).IndexOfAny('\n', '\r');
            at = more < 0 ? -1 : next + more;
        }
    }

    /// <summary>Line and column of an offset, both from 1; columns count UTF-16 code units.</summary>
    public (int Line, int Column) At(int offset)
    {
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }
}
