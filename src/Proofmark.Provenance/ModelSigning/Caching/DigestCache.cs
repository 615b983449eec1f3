using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Proofmark.Provenance.ModelSigning.Content;

namespace Proofmark.Provenance.ModelSigning.Caching;

/// <summary>
/// Digests of an earlier run, so that files that did not change since need not be read again. A digest is taken only when path, device, inode, size, time of modification and time of
/// change are those of then, to the nanosecond; whoever can write the cache can put any digest into it, so it is for signing one's own model again, not for verifying somebody else's.
/// Safe for use by several threads.
/// </summary>
public sealed class DigestCache
{
    /// <summary>A file that changed less than this before it was hashed may change again within the same tick of the file system's clock, unseen.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<CachedPart, CachedDigest> known;
    private readonly ConcurrentDictionary<CachedPart, CachedDigest> used = new();
    private readonly TimeProvider clock;
    private int taken;

    private DigestCache(IEnumerable<KeyValuePair<CachedPart, CachedDigest>> known, TimeProvider clock)
    {
        this.known = new(known);
        this.clock = clock;
    }

    /// <summary>Longest file of a cache, in bytes.</summary>
    public const int MostBytes = DigestCacheFormat.MostBytes;

    /// <summary>True where files can be told apart well enough: Linux.</summary>
    public static bool IsSupported => FileIdentity.IsSupported;

    /// <summary>Digests that were taken from the cache instead of reading the file.</summary>
    public int Taken => taken;

    /// <summary>Reads a cache.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote; nothing for a new cache.</param>
    /// <param name="clock">Tells which files have changed too lately.</param>
    /// <param name="problem">Why the content is ignored; null when it is not.</param>
    public static DigestCache Read(ReadOnlySpan<byte> bytes, TimeProvider clock, out string? problem) => new(DigestCacheFormat.Read(bytes, out problem), clock);

    /// <summary>True for a file that begins as a cache does, damaged or not.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith(DigestCacheFormat.Name);

    /// <summary>The cache with what this run found, the same bytes for the same content. Of paths that this run did not see, what was known stays.</summary>
    public byte[] Write() => DigestCacheFormat.Write(used.Concat(known.Where(entry => !used.ContainsKey(entry.Key))));

    /// <summary>The digest of a part of an open file: the one known, or the one that reading gives.</summary>
    internal byte[] Get(SafeFileHandle handle, FilePart part, HashKind hash, Func<byte[]> read)
    {
        var key = new CachedPart(part.File.FullPath, hash, part.Start, part.Length);
        var before = FileIdentity.Of(handle);
        if (before is { } now && known.TryGetValue(key, out var entry) && entry.File == now)
        {
            Interlocked.Increment(ref taken);
            used[key] = entry;
            return (byte[])entry.Digest.Clone();
        }

        known.TryRemove(key, out _);
        var start = clock.GetUtcNow();
        var digest = read();
        if (before is { } file && FileIdentity.Of(handle) == file && IsSettled(file, start))
        {
            used[key] = new CachedDigest(file, digest);
        }

        return digest;
    }

    private static bool IsSettled(FileIdentity file, DateTimeOffset start)
    {
        var latest = (start - Settled - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        return file.Modified < latest && file.Changed < latest;
    }
}
