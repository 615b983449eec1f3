using System.Buffers;
using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>Hashes files or their parts, several at once, with one buffer for each worker.</summary>
internal static class ModelHasher
{
    private const int BufferBytes = 1024 * 1024;

    /// <summary>The resources of some files, in their order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="hash">The hash function.</param>
    /// <param name="shardSize">Bytes of a part; null to hash files whole. Empty files have no parts.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">A file cannot be read, or changed its length meanwhile.</exception>
    public static IReadOnlyList<ManifestResource> Hash(IReadOnlyList<ModelFile> files, HashKind hash, long? shardSize, IProgress<long>? progress, CancellationToken cancel)
    {
        var parts = files.SelectMany(file => Parts(file, shardSize)).ToList();
        var resources = new ManifestResource[parts.Count];
        // The longest first, so that no worker is left alone with it at the end.
        var order = Enumerable.Range(0, parts.Count).OrderByDescending(i => parts[i].Length).ToList();
        var taken = -1;
        void Work()
        {
            using var tool = ContentHash.Of(hash);
            var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
            for (var at = Interlocked.Increment(ref taken); at < order.Count; at = Interlocked.Increment(ref taken))
            {
                var part = parts[order[at]];
                var digest = HashPart(part, tool, buffer, progress, cancel);
                resources[order[at]] = new ManifestResource(part.File.Path, shardSize is null ? null : part.Start, shardSize is null ? null : part.Start + part.Length, hash, digest);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }

        RunWorkers(Work, Math.Min(Environment.ProcessorCount, parts.Count), cancel);
        return resources;
    }

    // What a worker throws is thrown as it is.
    private static void RunWorkers(Action work, int count, CancellationToken cancel)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Max(count, 1) }, _ => work());
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }

    private static IEnumerable<Part> Parts(ModelFile file, long? shardSize)
    {
        if (shardSize is not { } size)
        {
            yield return new Part(file, 0, file.Length);
            yield break;
        }

        for (var start = 0L; start < file.Length; start += size)
        {
            yield return new Part(file, start, Math.Min(size, file.Length - start));
        }
    }

    private static byte[] HashPart(Part part, ContentHash hash, byte[] buffer, IProgress<long>? progress, CancellationToken cancel)
    {
        using var handle = Open(part.File);
        var left = part.Length;
        for (var position = part.Start; left > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, left)), position);
            if (read == 0)
            {
                throw new IOException($"'{part.File.Path}' became shorter while it was read");
            }

            hash.Append(buffer.AsSpan(0, read));
            position += read;
            left -= read;
            progress?.Report(read);
        }

        return hash.Finish();
    }

    // Neither locked nor announced: of thousands of small files both would cost more than the hash.
    private static SafeFileHandle Open(ModelFile file)
    {
        var options = file.Length > BufferBytes ? FileOptions.SequentialScan : FileOptions.None;
        var handle = File.OpenHandle(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, options);
        if (RandomAccess.GetLength(handle) == file.Length)
        {
            return handle;
        }

        handle.Dispose();
        throw new IOException($"'{file.Path}' changed its length while it was read");
    }

    private sealed record Part(ModelFile File, long Start, long Length);
}
