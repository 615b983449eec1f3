using System.Buffers.Binary;
using Proofmark.Core;
using Proofmark.Formats.Compressed;
using Proofmark.Formats.Compressed.Deflate;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Identification;

/// <summary>Compressed data whose header is no signature: a few bytes that other data has too, so something must come out.</summary>
internal static class CompressedProbes
{
    // What joblib looks for; other first bytes are zlib for whoever calls zlib itself.
    private const byte JoblibZlib = 0x78;
    private const int MaxSkippable = 64;

    private static readonly Limits Trial = Limits.Default with { MaxBufferedMemberBytes = 64 * 1024 };

    /// <summary>The probes.</summary>
    public static IReadOnlyList<Func<FileHead, Interpretation?>> All { get; } = [Zlib, Lzma, JoblibLegacy, Skippable];

    private static Interpretation? Zlib(FileHead head)
    {
        if (!ZlibCodec.IsHeader(head.Bytes) || (head.Bytes[1] & 0x20) != 0)
        {
            return null;
        }

        // "x^" is text: of text a pickle must come out.
        (CompressedReading reading, byte[] unpacked) = Try(head, ModelFormats.Zlib);
        bool usual = head.Bytes[0] == JoblibZlib || reading.Stop is null or UnpackStop.TooLarge;
        bool told = usual && unpacked.Length > 0 && (TextProbe.Examine(head) is null || PickleProbe.Examine(new WindowReader(new MemoryStream(unpacked))) is not null);
        return told ? new Interpretation(ModelFormats.Zlib, 0, "zlib header and data") : null;
    }

    // The usual properties are a signature; any others must give data.
    private static Interpretation? Lzma(FileHead head) =>
        !head.Has(0, [0x5d, 0, 0]) && LzmaCodec.IsHeader(head.Bytes) && Try(head, ModelFormats.Lzma) is { Item2.Length: > 0, Item1.Stop: null or UnpackStop.TooLarge }
            ? new Interpretation(ModelFormats.Lzma, 0, "LZMA header and data")
            : null;

    private static Interpretation? JoblibLegacy(FileHead head) =>
        JoblibLegacyCodec.IsHeader(head.Bytes) ? new Interpretation(ModelFormats.JoblibLegacy, 0, "ZF, a length and a zlib header") : null;

    // Skippable frames may stand before frames of either format: what follows them tells.
    private static Interpretation? Skippable(FileHead head)
    {
        long at = 0;
        for (int i = 0; i < MaxSkippable; i++)
        {
            ReadOnlySpan<byte> bytes = head.Window.Get(at, 8);
            if (bytes.Length < 8 || !SkippableCodec.IsMagic(BinaryPrimitives.ReadUInt32LittleEndian(bytes)))
            {
                break;
            }

            at += 8 + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        }

        if (at == 0 || at > head.Length)
        {
            return null;
        }

        bool isZstd = head.Window.Get(at, 4) is [0x28, 0xb5, 0x2f, 0xfd];
        return new Interpretation(isZstd ? ModelFormats.Zstd : ModelFormats.Lz4, 0, "skippable frames");
    }

    private static (CompressedReading Reading, byte[] Unpacked) Try(FileHead head, ModelFormat format)
    {
        using var unpacked = new MemoryStream();
        CompressedReading reading = CompressedReader.Unpack(format, new SliceStream(head.File, 0, head.Length), unpacked, Trial, CancellationToken.None);
        return (reading, unpacked.ToArray());
    }
}
