using Proofmark.Core;
using Proofmark.Formats.Compressed.Checksums;

namespace Proofmark.Formats.Compressed;

/// <summary>Takes what comes out, and holds the bounds on it.</summary>
internal sealed class UnpackSink(Stream target, PackedSource source, Limits limits, CancellationToken cancellation)
{
    private const long FreeOfRatio = 10L * 1024 * 1024;

    private readonly long most = limits.MaxBufferedMemberBytes;
    private readonly long begin = source.Position;

    /// <summary>The bounds.</summary>
    public Limits Limits { get; } = limits;

    /// <summary>Bytes taken so far.</summary>
    public long Total { get; private set; }

    /// <summary>Sees every byte, where a format has a checksum; null between streams.</summary>
    public ContentCheck? Check { get; set; }

    /// <summary>Takes bytes.</summary>
    /// <exception cref="UnpackStopException">A bound is reached; what fits was taken.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        ReadOnlySpan<byte> kept = bytes[..(int)Math.Min(bytes.Length, most - Total)];
        target.Write(kept);
        Check?.Add(kept);
        Total += kept.Length;
        if (kept.Length < bytes.Length)
        {
            throw UnpackStopException.TooLarge($"only the first {most} bytes were unpacked");
        }

        if (Total > FreeOfRatio && Total / Limits.MaxUnpackRatio > source.Position - begin)
        {
            throw UnpackStopException.TooLarge(
                $"the data unpacks to more than {Limits.MaxUnpackRatio} times its size: it has the shape of a decompression bomb");
        }
    }

    /// <summary>Compares the checksum of what came out with the one that the next bytes of the source hold.</summary>
    /// <exception cref="UnpackStopException">They differ.</exception>
    public void Verify()
    {
        byte[] computed = Check!.Finish();
        Check = null;
        if (!source.Take(computed.Length).SequenceEqual(computed))
        {
            throw UnpackStopException.Damaged("the content does not have its checksum");
        }
    }
}
