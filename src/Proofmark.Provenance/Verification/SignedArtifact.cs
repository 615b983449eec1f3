using System.Security.Cryptography;
using Proofmark.Core;

namespace Proofmark.Provenance.Verification;

/// <summary>The artifact that a bundle is said to sign: its content, or only its SHA-256 digest.</summary>
public sealed class SignedArtifact
{
    private readonly ReadOnlyMemory<byte>? content;
    private readonly byte[] sha256;

    private SignedArtifact(ReadOnlyMemory<byte>? content, byte[] sha256)
    {
        this.content = content;
        this.sha256 = sha256;
    }

    /// <summary>An artifact whose bytes are at hand.</summary>
    public static SignedArtifact OfBytes(ReadOnlyMemory<byte> bytes) => new(bytes, SHA256.HashData(bytes.Span));

    /// <summary>An artifact of which only the SHA-256 digest is known.</summary>
    /// <exception cref="ArgumentException">The digest is no SHA-256.</exception>
    public static SignedArtifact OfDigest(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var bytes = digest.Algorithm == Digest.Sha256 ? Convert.FromHexString(digest.Hex) : [];
        return bytes.Length == SHA256.HashSizeInBytes ? new(null, bytes) : throw new ArgumentException("a SHA-256 digest is expected", nameof(digest));
    }

    /// <summary>The SHA-256 digest.</summary>
    public Digest Sha256 => new(Digest.Sha256, Convert.ToHexStringLower(sha256));

    /// <summary>The bytes; null when only the digest is known.</summary>
    internal ReadOnlyMemory<byte>? Content => content;

    /// <summary>A digest; null when it would need bytes that are not at hand.</summary>
    internal byte[]? Hash(HashAlgorithmName name) =>
        name == HashAlgorithmName.SHA256 ? sha256 : content is { } bytes ? CryptographicOperations.HashData(name, bytes.Span) : null;
}
