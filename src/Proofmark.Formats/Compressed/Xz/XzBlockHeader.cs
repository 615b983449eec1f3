using Proofmark.Core;

namespace Proofmark.Formats.Compressed.Xz;

/// <summary>The header of a block (section 3.1).</summary>
/// <param name="Dictionary">The coded size of the LZMA2 dictionary.</param>
/// <param name="PackedSize">Bytes of the compressed data; null where not told.</param>
/// <param name="UnpackedSize">Bytes of the content; null where not told.</param>
internal readonly record struct XzBlockHeader(byte Dictionary, long? PackedSize, long? UnpackedSize)
{
    private const int Lzma2 = 0x21;
    private const byte LargestDictionary = 40;

    public static XzBlockHeader Read(PackedSource source, Limits limits)
    {
        int size = (source.Peek(1)[0] + 1) * 4;
        ReadOnlySpan<byte> header = source.Take(size);
        XzField.RequireCrc(header[..^4], header[^4..]);
        byte flags = header[1];
        ReadOnlySpan<byte> fields = header[2..^4];
        if ((flags & 0x3c) != 0)
        {
            throw UnpackStopException.Unsupported("the block of the xz stream has flags that are not known");
        }

        long? packed = (flags & 0x40) != 0 ? Size(ref fields) : null;
        long? unpacked = (flags & 0x80) != 0 ? Size(ref fields) : null;
        byte dictionary = ReadFilter(flags, ref fields, limits);
        return fields.ContainsAnyExcept((byte)0)
            ? throw UnpackStopException.Damaged("the header of a block holds more than its fields")
            : new XzBlockHeader(dictionary, packed, unpacked);
    }

    private static long Size(ref ReadOnlySpan<byte> fields) => (long)XzField.ReadInteger(ref fields);

    private static byte ReadFilter(byte flags, ref ReadOnlySpan<byte> fields, Limits limits)
    {
        ulong filter = XzField.ReadInteger(ref fields);
        if ((flags & 3) != 0 || filter != Lzma2)
        {
            throw UnpackStopException.Unsupported($"the xz stream uses the filter 0x{filter:x}; LZMA2 alone is read");
        }

        if (XzField.ReadInteger(ref fields) != 1 || fields.IsEmpty || fields[0] > LargestDictionary)
        {
            throw UnpackStopException.Damaged("the properties of LZMA2 are not valid");
        }

        byte coded = fields[0];
        fields = fields[1..];
        long bytes = coded == LargestDictionary ? uint.MaxValue : (2L | (coded & 1u)) << ((coded / 2) + 11);
        return bytes <= limits.MaxDictionaryBytes
            ? coded
            : throw UnpackStopException.TooLarge($"the xz stream asks for a dictionary of {bytes} bytes; {limits.MaxDictionaryBytes} are allowed");
    }
}
