using Proofmark.Formats.Streams;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>
/// Looks at bytes that no reader of the format around them asks for. What is in them is told only where it is malicious, or suspicious in something whole: chance spells odd
/// opcodes, but neither the name of something dangerous nor a whole pickle.
/// </summary>
internal static class StrayBytes
{
    // Whoever reads the format has told all of them as unread.
    private const int MostRanges = 64;

    private const int MostPadding = 16 * 1024 * 1024;

    /// <summary>Judges the first ranges of some content.</summary>
    public static void Judge(Content content, IEnumerable<ByteRange> ranges, Inspection inspection)
    {
        foreach (var range in ranges.Take(MostRanges))
        {
            Judge(content.Stream, range.Start, range.Length, content.Place, inspection);
        }
    }

    /// <summary>Judges what stands behind the padding at the beginning of a range.</summary>
    public static void Judge(Stream source, long start, long length, Place place, Inspection inspection)
    {
        var padding = Padding(source, start, length);
        if (padding < length)
        {
            Judge(new SliceStream(source, start + padding, length - padding), place.Inside($"data at {start + padding}"), inspection);
        }
    }

    /// <summary>Judges bytes.</summary>
    public static void Judge(Stream stream, Place inner, Inspection inspection)
    {
        if (inner.Depth > inspection.Limits.MaxContainerDepth)
        {
            return;
        }

        var apart = new Inspection(inspection.Limits, inspection.Lists, inspection.Cancellation) { Unpacking = inspection.Unpacking };
        ContentInspector.Inspect(stream, "", inner, apart);
        inspection.Take(apart, apart.Unread.Count == 0 ? Verdict.Suspicious : Verdict.Malicious);
    }

    private static long Padding(Stream source, long start, long length)
    {
        var buffer = new byte[64 * 1024];
        for (long at = 0; at < Math.Min(length, MostPadding); at += buffer.Length)
        {
            source.Position = start + at;
            var read = source.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), (int)Math.Min(buffer.Length, length - at), throwOnEndOfStream: false);
            if (buffer.AsSpan(0, read).IndexOfAnyExcept(" \0\t\r\n"u8) is var first and >= 0)
            {
                return at + first;
            }
        }

        return length;
    }
}
