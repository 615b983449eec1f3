using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;

namespace Proofmark.Formats.Compressed;

/// <summary>bzip2 streams. The library verifies the CRC of every block and of the stream; its memory is bounded by the largest block, 900 kB.</summary>
internal sealed class Bzip2Codec : ICodec
{
    public bool Begins(PackedSource source)
    {
        ReadOnlySpan<byte> head = source.Peek(4);
        return head.Length == 4 && head.StartsWith("BZh"u8) && head[3] is >= (byte)'1' and <= (byte)'9';
    }

    public void Decode(PackedSource source, UnpackSink sink) => LibraryPump.Run(
        source,
        sink,
        () => BZip2Stream.Create(source, CompressionMode.Decompress, decompressConcatenated: false, leaveOpen: true, tolerateTruncatedStream: false));
}
