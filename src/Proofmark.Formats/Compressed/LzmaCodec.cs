using System.Buffers.Binary;
using System.Numerics;
using SharpCompress.Compressors.LZMA;

namespace Proofmark.Formats.Compressed;

/// <summary>
/// The LZMA container without a magic number (LZMA SDK, lzma-specification): properties, dictionary size, size of the content or -1. It has no
/// checksum. What is taken for such a header is what liblzma takes for one when it detects formats.
/// </summary>
internal sealed class LzmaCodec : ICodec
{
    private const int HeaderSize = 13;
    private const int Properties = 9 * 5 * 5;
    private const long UnknownSize = -1;
    private const long ImplausibleSize = 1L << 38;

    /// <summary>True for the header of an LZMA file that a detecting reader accepts; the range coder's first byte behind it is always zero.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> head)
    {
        if (head.Length <= HeaderSize || head[0] >= Properties || head[HeaderSize] != 0)
        {
            return false;
        }

        uint dictionary = BinaryPrimitives.ReadUInt32LittleEndian(head[1..]);
        long size = BinaryPrimitives.ReadInt64LittleEndian(head[5..]);
        return IsUsual(dictionary) && (size == UnknownSize || size is >= 0 and < ImplausibleSize);
    }

    public bool Begins(PackedSource source) => IsHeader(source.Peek(HeaderSize + 1));

    public void Decode(PackedSource source, UnpackSink sink)
    {
        ReadOnlySpan<byte> header = source.Take(HeaderSize);
        byte[] properties = header[..5].ToArray();
        uint dictionary = BinaryPrimitives.ReadUInt32LittleEndian(header[1..]);
        long size = BinaryPrimitives.ReadInt64LittleEndian(header[5..]);
        if (dictionary > sink.Limits.MaxDictionaryBytes)
        {
            throw UnpackStopException.TooLarge($"the LZMA data asks for a dictionary of {dictionary} bytes; {sink.Limits.MaxDictionaryBytes} are allowed");
        }

        long unpacked = LibraryPump.Run(source, sink, () => LzmaStream.Create(properties, source, -1, size, leaveOpen: true));
        if (size != UnknownSize && unpacked != size)
        {
            throw UnpackStopException.Damaged("the content does not have the size that its header says");
        }
    }

    // 2^n or 2^n + 2^(n-1), or the largest value.
    private static bool IsUsual(uint dictionary) =>
        dictionary == uint.MaxValue || (dictionary > 0 && (BitOperations.IsPow2(dictionary) || (dictionary % 3 == 0 && BitOperations.IsPow2(dictionary / 3))));
}
