using System.Security.Cryptography;
using Proofmark.Core.Hashing;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>Hashes content piece by piece.</summary>
internal abstract class ContentHash : IDisposable
{
    /// <summary>A new hash of a kind.</summary>
    public static ContentHash Of(HashKind kind) => kind switch
    {
        HashKind.Blake2b => new Blake2bHash(),
        HashKind.Blake3 => new Blake3Hash(),
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

    private sealed class Blake2bHash : ContentHash
    {
        private readonly Blake2b hash = new();

        public override void Append(ReadOnlySpan<byte> bytes) => hash.Append(bytes);

        public override byte[] Finish() => hash.Finish();

        public override void Dispose()
        {
            // Nothing but memory is held.
        }
    }

    private sealed class Blake3Hash : ContentHash
    {
        private readonly Blake3 hash = new();

        public override void Append(ReadOnlySpan<byte> bytes) => hash.Append(bytes);

        public override byte[] Finish() => hash.Finish();

        public override void Dispose()
        {
            // Nothing but memory is held.
        }
    }
}
