using System.Buffers.Binary;

namespace Proofmark.Formats.Compressed;

/// <summary>Skippable frames of LZ4 and Zstandard (RFC 8878, 3.1.2): any bytes, for programs that know them; no loader sees them.</summary>
internal sealed class SkippableCodec : ICodec
{
    private const uint Magic = 0x184D2A50;
    private const uint Mask = 0xFFFFFFF0;

    /// <summary>True for the sixteen magic numbers.</summary>
    public static bool IsMagic(uint magic) => (magic & Mask) == Magic;

    public bool Begins(PackedSource source)
    {
        ReadOnlySpan<byte> head = source.Peek(4);
        return head.Length == 4 && IsMagic(BinaryPrimitives.ReadUInt32LittleEndian(head));
    }

    public void Decode(PackedSource source, UnpackSink sink)
    {
        source.NextUInt32();
        source.Skip(source.NextUInt32());
    }
}
