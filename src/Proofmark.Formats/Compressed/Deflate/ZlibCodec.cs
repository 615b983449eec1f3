using System.Buffers.Binary;
using Proofmark.Formats.Compressed.Checksums;

namespace Proofmark.Formats.Compressed.Deflate;

/// <summary>zlib streams (RFC 1950).</summary>
internal sealed class ZlibCodec : ICodec
{
    private const int HeaderSize = 2;
    private const int DictionaryFlag = 0x20;

    /// <summary>True for a header of deflate data with a window that exists and the right check bits.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> head) =>
        head.Length >= HeaderSize && (head[0] & 0x0f) == 8 && head[0] >> 4 <= 7 && BinaryPrimitives.ReadUInt16BigEndian(head) % 31 == 0;

    public bool Begins(PackedSource source) => IsHeader(source.Peek(HeaderSize));

    public void Decode(PackedSource source, UnpackSink sink)
    {
        if ((source.Take(HeaderSize)[1] & DictionaryFlag) != 0)
        {
            throw UnpackStopException.Unsupported("the zlib data needs a dictionary that it does not bring");
        }

        sink.Check = new Adler32Check();
        new Inflater(source, sink).Run();
        sink.Verify();
    }
}
