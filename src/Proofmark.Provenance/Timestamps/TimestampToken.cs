using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Timestamps;

/// <summary>Verifies RFC 3161 time-stamp responses over the bytes of a signature.</summary>
internal static class TimestampToken
{
    private const int GrantedWithModifications = 1;

    /// <summary>The moment that a trusted authority stamped some bytes, and its address.</summary>
    /// <exception cref="Rejection">The response is malformed, for other bytes, or by nobody who is trusted at its moment.</exception>
    public static (DateTimeOffset Time, string Authority) Check(ReadOnlyMemory<byte> response, ReadOnlySpan<byte> stamped, IReadOnlyList<TrustedAuthority> authorities)
    {
        var token = Read(response);
        var time = token.TokenInfo.Timestamp;
        var last = new Rejection("timestamp-untrusted", "the time-stamp is by no authority that is trusted here");
        foreach (var authority in authorities)
        {
            if (SignerOf(token, stamped, authority) is not { } signer)
            {
                continue;
            }

            try
            {
                CheckSigner(signer, authority, time);
                return (time, authority.Uri);
            }
            catch (Rejection rejection)
            {
                last = rejection;
            }
        }

        throw last;
    }

    // TimeStampResp: status, then the token as CMS ContentInfo.
    private static Rfc3161TimestampToken Read(ReadOnlyMemory<byte> response)
    {
        try
        {
            var outer = new AsnReader(response, AsnEncodingRules.BER);
            var fields = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var status = fields.ReadSequence();
            Rejection.Unless(status.TryReadInt32(out var code) && code is >= 0 and <= GrantedWithModifications, "timestamp-not-granted", "the authority did not grant the time-stamp");
            var encoded = fields.ReadEncodedValue();
            fields.ThrowIfNotEmpty();
            if (Rfc3161TimestampToken.TryDecode(encoded, out var token, out var read) && read == encoded.Length)
            {
                return token;
            }
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            throw new Rejection("timestamp-malformed", $"a time-stamp cannot be read: {broken.Message}");
        }

        throw new Rejection("timestamp-malformed", "a time-stamp cannot be read");
    }

    // The certificate that made the token's signature over these bytes, when it is the authority's own or one that came with the token.
    private static Certificate? SignerOf(Rfc3161TimestampToken token, ReadOnlySpan<byte> stamped, TrustedAuthority authority)
    {
        var candidates = new X509Certificate2Collection();
        try
        {
            foreach (var certificate in authority.Chain)
            {
                candidates.Add(X509CertificateLoader.LoadCertificate(certificate.Raw.Span));
            }

            if (!token.VerifySignatureForData(stamped, out var signer, candidates))
            {
                return null;
            }

            using (signer)
            {
                return Certificate.TryRead(signer.RawData, out var read, out _) ? read : null;
            }
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            foreach (var candidate in candidates)
            {
                candidate.Dispose();
            }
        }
    }

    private static void CheckSigner(Certificate signer, TrustedAuthority authority, DateTimeOffset time)
    {
        const string Code = "timestamp-certificate";
        Rejection.Unless(authority.ValidFor.Contains(time), "timestamp-outside-trust", $"the authority is trusted from {authority.ValidFor.Start:u}, not at {time:u}");
        Rejection.Unless(signer.IsValidAt(time), $"{Code}-not-valid-then", $"the authority's certificate is not valid at {time:u}");
        var purposes = signer.Extension(CertificateUses.ExtendedKeyUsageOid);
        var isForStamping = purposes is { IsCritical: true } && CertificatePath.UsesOf(signer, Code).Purposes is [CertificateUses.TimeStamping];
        Rejection.Unless(isForStamping, $"{Code}-purpose", "the certificate is not for time stamping alone");
        if (!signer.Is(authority.Chain[0]))
        {
            CertificatePath.Check(signer, authority.Chain, time, CertificateUses.TimeStamping, Code);
        }
        else if (authority.Chain.Count > 1)
        {
            CertificatePath.Check(signer, [.. authority.Chain.Skip(1)], time, CertificateUses.TimeStamping, Code);
        }
    }
}
