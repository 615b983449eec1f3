using System.Buffers.Binary;
using Proofmark.Formats.Compressed.Checksums;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Compressed.Deflate;

/// <summary>gzip members (RFC 1952).</summary>
internal sealed class GzipCodec : ICodec
{
    private const int FixedSize = 10;

    public bool Begins(PackedSource source) => source.Peek(2) is [0x1f, 0x8b];

    public void Decode(PackedSource source, UnpackSink sink)
    {
        ReadHeader(source);
        sink.Check = new Crc32Check(withLength: true);
        new Inflater(source, sink).Run();
        sink.Verify();
    }

    private static void ReadHeader(PackedSource source)
    {
        var crc = new Crc32();
        ReadOnlySpan<byte> start = source.Take(FixedSize);
        crc.Add(start);
        byte flags = start[3];
        if (start[2] != 8 || (flags & 0xe0) != 0)
        {
            throw UnpackStopException.Unsupported("the gzip header has a method or flags that are not known");
        }

        if ((flags & 0x04) != 0)
        {
            ReadOnlySpan<byte> length = source.Take(2);
            crc.Add(length);
            SkipField(source, BinaryPrimitives.ReadUInt16LittleEndian(length), crc);
        }

        for (int text = (flags >> 3) & 3; text > 0; text &= text - 1)
        {
            SkipText(source, crc);
        }

        if ((flags & 0x02) != 0 && BinaryPrimitives.ReadUInt16LittleEndian(source.Take(2)) != (ushort)crc.Value)
        {
            throw UnpackStopException.Damaged("the gzip header does not have its checksum");
        }
    }

    private static void SkipField(PackedSource source, int bytes, Crc32 crc)
    {
        const int Step = 4096;
        for (; bytes > 0; bytes -= Step)
        {
            crc.Add(source.Take(Math.Min(Step, bytes)));
        }
    }

    private static void SkipText(PackedSource source, Crc32 crc)
    {
        byte value;
        do
        {
            value = source.Next();
            crc.Add([value]);
        }
        while (value != 0);
    }
}
