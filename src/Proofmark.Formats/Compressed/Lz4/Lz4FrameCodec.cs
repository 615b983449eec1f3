using System.Buffers.Binary;
using Proofmark.Formats.Compressed.Checksums;

namespace Proofmark.Formats.Compressed.Lz4;

/// <summary>LZ4 frames (LZ4 Frame Format 1.6.4), with linked and independent blocks and every checksum.</summary>
internal sealed class Lz4FrameCodec : ICodec
{
    private const uint StoredFlag = 0x80000000;

    public bool Begins(PackedSource source) => source.Peek(4) is [0x04, 0x22, 0x4d, 0x18];

    public void Decode(PackedSource source, UnpackSink sink)
    {
        source.NextUInt32();
        Lz4Descriptor frame = Lz4Descriptor.Read(source);
        var window = new MatchWindow(sink, Lz4Block.LargestDistance);
        sink.Check = frame.HasContentChecksum ? new XxHash32() : new NoCheck();
        try
        {
            while (source.NextUInt32() is not 0 and var size)
            {
                DecodeBlock(source, window, frame, size);
            }
        }
        finally
        {
            // What came out before damage counts: a loader may have acted on it.
            window.Flush();
        }

        if (frame.ContentSize is { } told && told != (ulong)window.Total)
        {
            throw UnpackStopException.Damaged("the content does not have the size that its header says");
        }

        sink.Verify();
    }

    private static void DecodeBlock(PackedSource source, MatchWindow window, Lz4Descriptor frame, uint coded)
    {
        int size = (int)(coded & ~StoredFlag);
        if (size > frame.LargestBlock || size > source.Remaining)
        {
            throw UnpackStopException.Damaged("a block is larger than the frame allows, or than what is left");
        }

        if (frame.HasIndependentBlocks)
        {
            window.Forget();
        }

        var block = new byte[size];
        source.Fill(block);
        if (frame.HasBlockChecksums && source.NextUInt32() != XxHash32.Of(block))
        {
            throw UnpackStopException.Damaged("a block does not have its checksum");
        }

        if ((coded & StoredFlag) != 0)
        {
            window.Literals(block);
        }
        else
        {
            Lz4Block.Decode(block, window, frame.LargestBlock);
        }
    }
}

/// <summary>The descriptor of an LZ4 frame.</summary>
internal sealed record Lz4Descriptor(bool HasIndependentBlocks, bool HasBlockChecksums, bool HasContentChecksum, ulong? ContentSize, int LargestBlock)
{
    public static Lz4Descriptor Read(PackedSource source)
    {
        byte flags = source.Peek(1) is [var first] ? first : source.Next();
        int size = 2 + ((flags & 0x08) != 0 ? 8 : 0) + ((flags & 0x01) != 0 ? 4 : 0);
        ReadOnlySpan<byte> bytes = source.Take(size + 1);
        if ((byte)(XxHash32.Of(bytes[..size]) >> 8) != bytes[size])
        {
            throw UnpackStopException.Damaged("the descriptor of the LZ4 frame does not have its checksum");
        }

        int blockCode = bytes[1] >> 4;
        if (flags >> 6 != 1 || (flags & 0x02) != 0 || (bytes[1] & 0x8f) != 0 || blockCode < 4)
        {
            throw UnpackStopException.Unsupported("the LZ4 frame has a version, flags or a block size that are not known");
        }

        if ((flags & 0x01) != 0)
        {
            throw UnpackStopException.Unsupported("the LZ4 frame needs a dictionary that it does not bring");
        }

        ulong? contentSize = (flags & 0x08) != 0 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes[2..]) : null;
        return new Lz4Descriptor((flags & 0x20) != 0, (flags & 0x10) != 0, (flags & 0x04) != 0, contentSize, 1 << ((2 * blockCode) + 8));
    }
}
