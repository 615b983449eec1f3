using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace Proofmark.Formats.Compressed.Xz;

/// <summary>
/// xz streams (The .xz File Format 1.2.1). The container is read here: headers, filters, sizes, checks and index are all verified; only the LZMA2
/// data itself goes to the library.
/// </summary>
internal sealed class XzCodec : ICodec
{
    private const int HeaderSize = 12;
    private static readonly byte[] Magic = [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    public bool Begins(PackedSource source) => source.Peek(Magic.Length).SequenceEqual(Magic);

    public void Decode(PackedSource source, UnpackSink sink)
    {
        byte[] flags = ReadHeader(source);
        using var records = new XzRecords();
        while (source.Peek(1) is [not 0, ..])
        {
            DecodeBlock(source, sink, flags[1], records);
        }

        long indexSize = XzIndex.Read(source, records);
        ReadFooter(source, flags, indexSize);
    }

    private static byte[] ReadHeader(PackedSource source)
    {
        ReadOnlySpan<byte> header = source.Take(HeaderSize);
        byte[] flags = header.Slice(Magic.Length, 2).ToArray();
        XzField.RequireCrc(flags, header[8..]);
        return flags[0] == 0 && flags[1] < 16 ? flags : throw UnpackStopException.Unsupported("the xz stream has flags that are not known");
    }

    private static void DecodeBlock(PackedSource source, UnpackSink sink, byte checkType, XzRecords records)
    {
        long start = source.Position;
        XzBlockHeader header = XzBlockHeader.Read(source, sink.Limits);
        long data = source.Position;
        sink.Check = XzField.CheckOf(checkType);
        long unpacked = LibraryPump.Run(source, sink, () => LzmaStream.Create([header.Dictionary], source, -1, -1, leaveOpen: true));
        long packed = source.Position - data;
        if ((header.PackedSize ?? packed) != packed || (header.UnpackedSize ?? unpacked) != unpacked)
        {
            throw UnpackStopException.Damaged("a block does not have the size that its header says");
        }

        XzField.RequirePadding(source, packed);
        long beforeCheck = source.Position;
        sink.Verify();
        records.Add(data - start + packed + (source.Position - beforeCheck), unpacked);
    }

    private static void ReadFooter(PackedSource source, byte[] flags, long indexSize)
    {
        ReadOnlySpan<byte> footer = source.Take(HeaderSize);
        XzField.RequireCrc(footer.Slice(4, 6), footer);
        long declared = (BinaryPrimitives.ReadUInt32LittleEndian(footer[4..]) + 1L) * 4;
        if (declared != indexSize || !footer.Slice(8, 2).SequenceEqual(flags) || !footer[10..].SequenceEqual("YZ"u8))
        {
            throw UnpackStopException.Damaged("the footer of the xz stream contradicts what stands before it");
        }
    }
}
