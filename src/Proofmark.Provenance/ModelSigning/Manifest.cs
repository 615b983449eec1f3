using System.Security.Cryptography;
using Proofmark.Core;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>A file, or a part of one, with its digest.</summary>
/// <param name="Path">Path below the model, with <c>/</c>; <c>.</c> for a model that is one file.</param>
/// <param name="Start">First byte of a part; null for a whole file.</param>
/// <param name="End">First byte behind a part; null for a whole file.</param>
/// <param name="Hash">The hash function.</param>
/// <param name="Value">The digest.</param>
public sealed record ManifestResource(string Path, long? Start, long? End, HashKind Hash, ReadOnlyMemory<byte> Value)
{
    /// <summary>The name in a manifest: the path, with <c>:start:end</c> for a part.</summary>
    public string Name => Start is null ? Path : FormattableString.Invariant($"{Path}:{Start}:{End}");
}

/// <summary>How a manifest was made.</summary>
/// <param name="Hash">The hash function.</param>
/// <param name="ShardSize">Bytes of a part; null when files are hashed whole.</param>
/// <param name="AllowSymlinks">Whether links were followed.</param>
/// <param name="IgnorePaths">Paths below the model that were left out.</param>
public sealed record ManifestMethod(HashKind Hash, long? ShardSize, bool AllowSymlinks, IReadOnlyList<string> IgnorePaths)
{
    /// <summary>Name of the algorithm of each resource: the hash function, for parts with <c>-sharded-SIZE</c>.</summary>
    internal string Algorithm => ShardSize is { } size ? FormattableString.Invariant($"{Hash.Name()}-sharded-{size}") : Hash.Name();
}

/// <summary>What a signature says of a model: its files, in the order that the root digest follows.</summary>
/// <param name="ModelName">Name of the model, for information.</param>
/// <param name="Method">How it was made.</param>
/// <param name="Resources">The files or parts, in order.</param>
public sealed record Manifest(string ModelName, ManifestMethod Method, IReadOnlyList<ManifestResource> Resources)
{
    /// <summary>SHA-256 over the raw digests in listed order: what stands for the whole model. Names are not in it; the signature covers them.</summary>
    public Digest Root => RootOver(Resources.Select(static resource => resource.Value));

    /// <summary>The root digest over raw digests in their order.</summary>
    internal static Digest RootOver(IEnumerable<ReadOnlyMemory<byte>> digests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var digest in digests)
        {
            hash.AppendData(digest.Span);
        }

        return new Digest(Digest.Sha256, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
