using System.Buffers.Binary;

namespace Proofmark.Formats.Compressed.Lz4;

/// <summary>Legacy LZ4 frames: independent blocks of up to 8 MiB without checksums, up to the end of the data or the next frame.</summary>
internal sealed class Lz4LegacyCodec : ICodec
{
    private const int LargestBlock = 8 * 1024 * 1024;

    // What a block of that size can take packed (LZ4_compressBound).
    private const int LargestPacked = LargestBlock + (LargestBlock / 255) + 16;

    public bool Begins(PackedSource source) => source.Peek(4) is [0x02, 0x21, 0x4c, 0x18];

    public void Decode(PackedSource source, UnpackSink sink)
    {
        source.NextUInt32();
        var window = new MatchWindow(sink, Lz4Block.LargestDistance);
        try
        {
            while (source.Peek(4) is { Length: 4 } head && BinaryPrimitives.ReadUInt32LittleEndian(head) is <= LargestPacked and var size)
            {
                source.NextUInt32();
                if (size > source.Remaining)
                {
                    throw UnpackStopException.Damaged("the data is cut off");
                }

                var block = new byte[size];
                source.Fill(block);
                window.Forget();
                Lz4Block.Decode(block, window, LargestBlock);
            }
        }
        finally
        {
            window.Flush();
        }
    }
}
