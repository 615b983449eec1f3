using Proofmark.Provenance.ModelSigning.Caching;
using Proofmark.Provenance.ModelSigning.Content;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>Hashes files or their parts, several at once, with one buffer for each worker.</summary>
internal static class ModelHasher
{
    /// <summary>Parts from here on are hashed by all workers together where the hash function is a tree: one big file keeps every core busy.</summary>
    private const long SharedBytes = 16 * 1024 * 1024;

    /// <summary>Where no part is longer than this, a worker is done with one before another could help.</summary>
    private const long BytesWorthOrder = 1024 * 1024;

    /// <summary>The resources of some files, in their order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="hash">The hash function.</param>
    /// <param name="shardSize">Bytes of a part; null to hash files whole. Empty files have no parts.</param>
    /// <param name="cache">Digests of an earlier run; null to read every file.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">A file cannot be read, or changed its length meanwhile.</exception>
    public static IReadOnlyList<ManifestResource> Hash(
        IReadOnlyList<ModelFile> files, HashKind hash, long? shardSize, DigestCache? cache, IProgress<long>? progress, CancellationToken cancel)
    {
        var parts = files.SelectMany(file => Parts(file, shardSize)).ToList();
        var resources = new ManifestResource[parts.Count];
        // The longest first, so that no worker is left alone with it at the end.
        var order = Enumerable.Range(0, parts.Count).ToList();
        if (parts.Exists(static part => part.Length > BytesWorthOrder))
        {
            order.Sort((a, b) => parts[b].Length.CompareTo(parts[a].Length));
        }

        var shared = hash == HashKind.Blake3 ? order.TakeWhile(i => parts[i].Length >= SharedBytes).Count() : 0;
        if (shared > 0)
        {
            using var together = new PartHasher(hash, Environment.ProcessorCount, parts[order[0]].Length, cache, progress, cancel);
            foreach (var i in order.Take(shared))
            {
                resources[i] = Resource(parts[i], together);
            }
        }

        var longest = order.Skip(shared).Select(i => parts[i].Length).DefaultIfEmpty().Max();
        Workers.Run(
            order.Count - shared,
            Environment.ProcessorCount,
            () => new PartHasher(hash, workers: 1, longest, cache, progress, cancel),
            (worker, at) => resources[order[shared + at]] = Resource(parts[order[shared + at]], worker),
            cancel);
        return resources;

        ManifestResource Resource(FilePart part, PartHasher worker) =>
            new(part.File.Path, shardSize is null ? null : part.Start, shardSize is null ? null : part.Start + part.Length, hash, worker.Hash(part));
    }

    private static IEnumerable<FilePart> Parts(ModelFile file, long? shardSize)
    {
        if (shardSize is not { } size)
        {
            yield return new FilePart(file, 0, file.Length);
            yield break;
        }

        for (var start = 0L; start < file.Length; start += size)
        {
            yield return new FilePart(file, start, Math.Min(size, file.Length - start));
        }
    }
}
