using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Proofmark.Formats.Compressed.Xz;

/// <summary>The sizes of blocks, kept as a hash: an index of millions of blocks costs no memory (so does liblzma compare them).</summary>
internal sealed class XzRecords : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Number of records.</summary>
    public long Count { get; private set; }

    public void Add(long unpaddedSize, long unpackedSize)
    {
        Span<byte> record = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(record, unpaddedSize);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], unpackedSize);
        hash.AppendData(record);
        Count++;
    }

    /// <summary>True when both hold the same records in the same order.</summary>
    public bool Match(XzRecords other) => Count == other.Count && hash.GetCurrentHash().AsSpan().SequenceEqual(other.hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
