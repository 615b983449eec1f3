using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Proofmark.Core.Hashing;

/// <summary>BLAKE3 of files, several parts of the tree at once. Memory is 1 MiB for each worker, whatever the size of the file.</summary>
public static class Blake3File
{
    /// <summary>A part that one worker hashes: a complete subtree.</summary>
    private const int PartBytes = 1024 * 1024;

    private const int PartChunks = PartBytes / Blake3Node.ChunkBytes;

    /// <summary>The parts between two reports and two looks at the cancellation.</summary>
    private const int PartsAtOnce = 64;

    /// <summary>The digest of a range of a file.</summary>
    /// <param name="file">The file, open for reading.</param>
    /// <param name="offset">The first byte, from 0.</param>
    /// <param name="length">Bytes of the range.</param>
    /// <param name="workers">The most threads that read and hash, at least 1.</param>
    /// <param name="progress">Told the bytes hashed since it was last told, by the calling thread only.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The file cannot be read, or ends before the range does.</exception>
    public static byte[] HashRange(SafeFileHandle file, long offset, long length, int workers, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var hash = new Blake3();
        // The last byte is never in one of these parts, as what it is in may be the root.
        var parts = Math.Max(0, length - 1) / PartBytes;
        var values = new uint[PartsAtOnce * Blake3Node.Words];
        for (var first = 0L; first < parts; first += PartsAtOnce)
        {
            var count = (int)Math.Min(PartsAtOnce, parts - first);
            HashParts(file, offset, first, count, workers, values, cancellation);
            for (var i = 0; i < count; i++)
            {
                hash.AppendSubtree(values.AsSpan(i * Blake3Node.Words, Blake3Node.Words), PartChunks);
            }

            progress?.Report((long)count * PartBytes);
        }

        AppendRest(hash, file, offset + (parts * PartBytes), (int)(length - (parts * PartBytes)), progress, cancellation);
        return hash.Finish();
    }

    private static void HashParts(SafeFileHandle file, long offset, long first, int count, int workers, uint[] values, CancellationToken cancellation)
    {
        if (workers == 1)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(PartBytes);
            for (var i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                HashPart(file, offset, first + i, buffer.AsSpan(0, PartBytes), values.AsSpan(i * Blake3Node.Words, Blake3Node.Words));
            }

            ArrayPool<byte>.Shared.Return(buffer);
            return;
        }

        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation },
            () => ArrayPool<byte>.Shared.Rent(PartBytes),
            (i, _, buffer) =>
            {
                HashPart(file, offset, first + i, buffer.AsSpan(0, PartBytes), values.AsSpan(i * Blake3Node.Words, Blake3Node.Words));
                return buffer;
            },
            buffer => ArrayPool<byte>.Shared.Return(buffer));
    }

    private static void HashPart(SafeFileHandle file, long offset, long part, Span<byte> buffer, Span<uint> chaining)
    {
        Read(file, offset + (part * PartBytes), buffer);
        Blake3Subtree.Hash(buffer, part * PartChunks, Blake3Lanes.Widest, chaining);
    }

    private static void AppendRest(Blake3 hash, SafeFileHandle file, long offset, int length, IProgress<long>? progress, CancellationToken cancellation)
    {
        if (length == 0)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        Read(file, offset, buffer.AsSpan(0, length));
        hash.Append(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        progress?.Report(length);
    }

    private static void Read(SafeFileHandle file, long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
            {
                throw new IOException("the file became shorter while it was read");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }
}
