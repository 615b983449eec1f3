using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Proofmark.Core.Hashing;
using Proofmark.Provenance.ModelSigning.Caching;

namespace Proofmark.Provenance.ModelSigning.Content;

/// <summary>A file, or a part of one.</summary>
/// <param name="File">The file.</param>
/// <param name="Start">The first byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FilePart(ModelFile File, long Start, long Length);

/// <summary>Hashes parts of files one after another, with one buffer and one hash for all. For use by one thread.</summary>
/// <param name="hash">The hash function.</param>
/// <param name="workers">Threads that may hash one part together; more than 1 only for BLAKE3.</param>
/// <param name="longest">Bytes of the longest part that will come: small ones need no large buffer.</param>
/// <param name="cache">Digests of an earlier run; null to read every file.</param>
/// <param name="progress">Told the bytes hashed since it was last told.</param>
/// <param name="cancel">Stops the work.</param>
internal sealed class PartHasher(HashKind hash, int workers, long longest, DigestCache? cache, IProgress<long>? progress, CancellationToken cancel) : IDisposable
{
    private const int BufferBytes = 1024 * 1024;

    private readonly ContentHash tool = ContentHash.Of(hash);
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(longest + 1, 1, BufferBytes));

    /// <summary>The digest of a part.</summary>
    /// <exception cref="IOException">The file cannot be read, or changed its length since it was listed.</exception>
    public byte[] Hash(FilePart part)
    {
        using var handle = Open(part.File);
        return cache is null ? Read(handle, part) : cache.Get(handle, part, hash, () => Read(handle, part));
    }

    public void Dispose()
    {
        tool.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private byte[] Read(SafeFileHandle handle, FilePart part)
    {
        if (workers > 1)
        {
            CheckLength(handle, part.File);
            return Blake3File.HashRange(handle, part.Start, part.Length, workers, progress, cancel);
        }

        if (part.Length < buffer.Length && part.Length == part.File.Length)
        {
            return ReadWhole(handle, part);
        }

        CheckLength(handle, part.File);
        var left = part.Length;
        for (var position = part.Start; left > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, left)), position);
            if (read == 0)
            {
                throw new IOException($"'{part.File.Path}' became shorter while it was read");
            }

            tool.Append(buffer.AsSpan(0, read));
            position += read;
            left -= read;
            progress?.Report(read);
        }

        return tool.Finish();
    }

    // A small file, in one read of more bytes than it should have: its end is seen without asking for its length.
    private byte[] ReadWhole(SafeFileHandle handle, FilePart part)
    {
        cancel.ThrowIfCancellationRequested();
        var read = RandomAccess.Read(handle, buffer, 0);
        for (var more = read; more > 0 && read <= part.Length && read < buffer.Length; read += more)
        {
            more = read == part.Length ? 0 : RandomAccess.Read(handle, buffer.AsSpan(read), read);
        }

        if (read != part.Length)
        {
            throw Changed(part.File);
        }

        tool.Append(buffer.AsSpan(0, read));
        progress?.Report(read);
        return tool.Finish();
    }

    private static SafeFileHandle Open(ModelFile file) =>
        // Small files are not announced: of thousands that would cost more than the hash.
        File.OpenHandle(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, file.Length > BufferBytes ? FileOptions.SequentialScan : FileOptions.None);

    private static void CheckLength(SafeFileHandle handle, ModelFile file)
    {
        if (RandomAccess.GetLength(handle) != file.Length)
        {
            throw Changed(file);
        }
    }

    private static IOException Changed(ModelFile file) => new($"'{file.Path}' changed its length while it was read");
}
