using Proofmark.Formats.Compressed.Checksums;

namespace Proofmark.Formats.Compressed.Zstd;

/// <summary>Zstandard frames (RFC 8878) without dictionaries.</summary>
internal sealed class ZstdFrameCodec : ICodec
{
    public bool Begins(PackedSource source) => source.Peek(4) is [0x28, 0xb5, 0x2f, 0xfd];

    public void Decode(PackedSource source, UnpackSink sink)
    {
        source.NextUInt32();
        ZstdFrameHeader frame = ZstdFrameHeader.Read(source, sink.Limits);
        var window = new MatchWindow(sink, (int)frame.WindowSize);
        sink.Check = frame.HasChecksum ? new XxHash64() : new NoCheck();
        try
        {
            DecodeBlocks(source, window, frame);
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

    private static void DecodeBlocks(PackedSource source, MatchWindow window, ZstdFrameHeader frame)
    {
        var decoder = new BlockDecoder(window, frame.LargestBlock);
        bool last;
        do
        {
            ReadOnlySpan<byte> bytes = source.Take(3);
            int header = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
            int size = header >> 3;
            last = (header & 1) != 0;
            if (size > frame.LargestBlock)
            {
                throw UnpackStopException.Damaged("a block is larger than the frame allows");
            }

            DecodeBlock(source, window, decoder, (header >> 1) & 3, size);
        }
        while (!last);
    }

    private static void DecodeBlock(PackedSource source, MatchWindow window, BlockDecoder decoder, int kind, int size)
    {
        switch (kind)
        {
            case 0:
                window.Literals(Read(source, size));
                break;
            case 1:
                byte value = source.Next();
                for (int i = 0; i < size; i++)
                {
                    window.Literal(value);
                }

                break;
            case 2:
                decoder.Decode(Read(source, size));
                break;
            default:
                throw UnpackStopException.Damaged("a block is of no known kind");
        }
    }

    private static byte[] Read(PackedSource source, int size)
    {
        if (size > source.Remaining)
        {
            throw UnpackStopException.Damaged("the data is cut off");
        }

        var block = new byte[size];
        source.Fill(block);
        return block;
    }
}
