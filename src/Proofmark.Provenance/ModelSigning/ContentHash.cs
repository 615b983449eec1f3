using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>Hashes content piece by piece.</summary>
internal abstract class ContentHash : IDisposable
{
    /// <summary>A new hash of a kind.</summary>
    public static ContentHash Of(HashKind kind) => kind switch
    {
        HashKind.Blake2b => new LibraryHash(new Blake2bDigest(512)),
        HashKind.Blake3 => new LibraryHash(new Blake3Digest(256)),
        _ => new FrameworkHash(),
    };

    /// <summary>Takes the next bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The digest; the hash begins anew.</summary>
    public abstract byte[] Finish();

    public abstract void Dispose();

    private sealed class FrameworkHash : ContentHash
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

        public override byte[] Finish() => hash.GetHashAndReset();

        public override void Dispose() => hash.Dispose();
    }

    private sealed class LibraryHash(IDigest digest) : ContentHash
    {
        public override void Append(ReadOnlySpan<byte> bytes) => digest.BlockUpdate(bytes);

        public override byte[] Finish()
        {
            var value = new byte[digest.GetDigestSize()];
            digest.DoFinal(value, 0);
            return value;
        }

        public override void Dispose() => digest.Reset();
    }
}
