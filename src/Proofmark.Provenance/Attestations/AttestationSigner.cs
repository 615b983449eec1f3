using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Attestations;

/// <summary>Signs in-toto statements of any kind: DSSE in a Sigstore bundle of version 0.3, as model signatures are.</summary>
public static class AttestationSigner
{
    /// <summary>Signs a statement.</summary>
    /// <param name="statement">The statement, UTF-8 JSON; signed as it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="certificates">The certificate of the key, then those above it; empty to sign with the bare key.</param>
    /// <returns>The bundle, JSON.</returns>
    /// <exception cref="ArgumentException">The first certificate is for another key.</exception>
    public static byte[] Sign(byte[] statement, SigningKey key, IReadOnlyList<Certificate> certificates) => Sign(statement, key, certificates, null);

    /// <summary>As <see cref="Sign(byte[], SigningKey, IReadOnlyList{Certificate})"/>, with a witness of the time.</summary>
    /// <param name="statement">The statement, UTF-8 JSON; signed as it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="certificates">The certificate of the key, then those above it; empty to sign with the bare key.</param>
    /// <param name="stamp">Has the signature stamped, see <see cref="Keyless.TimestampService"/>; null for no witness.</param>
    public static byte[] Sign(byte[] statement, SigningKey key, IReadOnlyList<Certificate> certificates, Func<byte[], ReadOnlyMemory<byte>>? stamp)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(certificates);
        if (certificates is [var leaf, ..] && !leaf.Spki.Span.SequenceEqual(key.Public.Spki.Span))
        {
            throw new ArgumentException("the signing certificate is for another key", nameof(certificates));
        }

        var signature = key.Sign(PreAuthenticationEncoding.Of(DsseEnvelope.InToto, statement));
        IReadOnlyList<ReadOnlyMemory<byte>> stamps = stamp is null ? [] : [stamp(signature)];
        return certificates.Count == 0
            ? BundleWriter.Write(json => BundleWriter.WriteKey(json, KeyHint.Of(key.Public), stamps), statement, signature)
            : BundleWriter.Write(json => BundleWriter.WriteChain(json, certificates, stamps), statement, signature);
    }
}
