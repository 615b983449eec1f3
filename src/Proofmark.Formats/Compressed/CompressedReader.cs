using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Compressed;

/// <summary>Unpacks compressed data as loaders do: all streams that stand behind one another, each verified.</summary>
public static class CompressedReader
{
    /// <summary>The formats that can be unpacked.</summary>
    public static IReadOnlyList<ModelFormat> Formats { get; } = [.. CodecFamily.All.Select(family => family.Format)];

    /// <summary>Unpacks a stream from its beginning.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="packed">The packed data; seekable.</param>
    /// <param name="target">Takes what comes out, at most <see cref="Limits.MaxBufferedMemberBytes"/>.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="cancellation">Looked at every few kilobytes.</param>
    /// <exception cref="ArgumentException">The format is not one of <see cref="Formats"/>.</exception>
    /// <exception cref="IOException">A stream cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CompressedReading Unpack(ModelFormat format, Stream packed, Stream target, Limits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(limits);
        CodecFamily family = CodecFamily.All.FirstOrDefault(one => one.Format == format)
            ?? throw new ArgumentException($"{format.Id} is no compressed format", nameof(format));
        using var source = new PackedSource(packed, cancellation);
        return Unpack(family, source, new UnpackSink(target, source, limits, cancellation));
    }

    private static CompressedReading Unpack(CodecFamily family, PackedSource source, UnpackSink sink)
    {
        int streams = 0;
        UnpackStopException? stopped = null;
        ByteRange? trailing = null;
        try
        {
            for (ICodec? codec = family.First(source); codec is not null; codec = family.Next(source))
            {
                codec.Decode(source, sink);
                streams++;
            }

            trailing = source.Remaining > 0 ? new ByteRange(source.Position, source.Remaining) : null;
        }
        catch (UnpackStopException e)
        {
            stopped = e;
        }

        return new CompressedReading
        {
            Streams = streams,
            UnpackedBytes = sink.Total,
            PackedBytes = source.Position,
            Stop = stopped?.Stop,
            Reason = stopped?.Message,
            Trailing = trailing,
        };
    }
}
