using System.Buffers.Binary;

namespace Proofmark.Core.Hashing;

/// <summary>The nodes of the tree one at a time, on any processor: chunks (leaves) and parents (BLAKE3, 2.4 and 2.5).</summary>
internal static class Blake3Node
{
    /// <summary>Bytes of a chunk, a leaf of the tree.</summary>
    public const int ChunkBytes = 1024;

    /// <summary>Bytes of a block, of which a chunk has up to sixteen and a parent one.</summary>
    public const int BlockBytes = 64;

    /// <summary>Words of 32 bits of a chaining value, and of the digest.</summary>
    public const int Words = 8;

    public const uint ChunkStart = 1;
    public const uint ChunkEnd = 2;
    public const uint IsParent = 4;
    private const uint IsRoot = 8;

    /// <summary>The initial value: that of SHA-256, which is that of BLAKE2s.</summary>
    public static ReadOnlySpan<uint> InitialValue =>
        [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    /// <summary>Hashes a chunk of 0 to 1,024 bytes.</summary>
    public static void Chunk(ReadOnlySpan<byte> bytes, long index, bool isRoot, Span<uint> chaining)
    {
        InitialValue.CopyTo(chaining);
        Span<uint> block = stackalloc uint[BlockBytes / sizeof(uint)];
        var flags = ChunkStart;
        for (; bytes.Length > BlockBytes; bytes = bytes[BlockBytes..])
        {
            Read(bytes[..BlockBytes], block);
            Blake3Compression.Compress(chaining, block, (ulong)index, BlockBytes, flags);
            flags = 0;
        }

        Span<byte> last = stackalloc byte[BlockBytes];
        last.Clear();
        bytes.CopyTo(last);
        Read(last, block);
        Blake3Compression.Compress(chaining, block, (ulong)index, (uint)bytes.Length, flags | ChunkEnd | (isRoot ? IsRoot : 0));
    }

    /// <summary>Hashes two chaining values to that of their parent; it may be written over the first of them.</summary>
    public static void Parent(ReadOnlySpan<uint> children, bool isRoot, Span<uint> chaining)
    {
        Span<uint> block = stackalloc uint[2 * Words];
        children.CopyTo(block);
        InitialValue.CopyTo(chaining);
        Blake3Compression.Compress(chaining, block, 0, BlockBytes, IsParent | (isRoot ? IsRoot : 0));
    }

    /// <summary>A chaining value as bytes, each word with its lowest byte first.</summary>
    public static byte[] Bytes(ReadOnlySpan<uint> words)
    {
        var bytes = new byte[words.Length * sizeof(uint)];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), words[i]);
        }

        return bytes;
    }

    private static void Read(ReadOnlySpan<byte> bytes, Span<uint> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        }
    }
}
