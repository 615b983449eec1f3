using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Certificates;

/// <summary>
/// Checks the path from a certificate to an authority that is trusted from outside (RFC 5280, 6.1, for paths that are given in order).
/// The last certificate of the authority is the anchor, whether it signed itself or not. Nothing is fetched, nothing taken from the system's store.
/// </summary>
internal static class CertificatePath
{
    // Name constraints and policy constraints are not computed: a critical one is refused, as the RFC demands.
    private static readonly string[] Understood =
    [
        CertificateUses.BasicConstraintsOid, CertificateUses.KeyUsageOid, CertificateUses.ExtendedKeyUsageOid, SubjectAlternativeNames.Oid,
    ];

    /// <summary>Rejects unless there is a path that is valid at a moment.</summary>
    /// <param name="leaf">The certificate that signs.</param>
    /// <param name="authority">Who may stand above it, nearest first, the anchor last.</param>
    /// <param name="time">The moment.</param>
    /// <param name="purpose">The extended key usage that is asked for.</param>
    /// <param name="code">Start of the reason code, for example <c>certificate</c>.</param>
    /// <exception cref="Rejection">There is none.</exception>
    public static void Check(Certificate leaf, IReadOnlyList<Certificate> authority, DateTimeOffset time, string purpose, string code)
    {
        var issuers = authority.SkipWhile(candidate => !leaf.IsSignedBy(candidate)).ToList();
        Rejection.Unless(issuers.Count > 0, $"{code}-untrusted", "no trusted authority signed the certificate");
        CheckOne(leaf, time, code);
        var below = leaf;
        for (var i = 0; i < issuers.Count; i++)
        {
            var issuer = issuers[i];
            Rejection.Unless(below.IsSignedBy(issuer), $"{code}-chain-broken", "the authority's certificates did not sign one another");
            CheckOne(issuer, time, code);
            CheckAuthority(issuer, authoritiesBelow: i, purpose, code);
            below = issuer;
        }
    }

    private static void CheckOne(Certificate certificate, DateTimeOffset time, string code)
    {
        Rejection.Unless(certificate.IsValidAt(time), $"{code}-not-valid-then", $"a certificate is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u}, not at {time:u}");
        var strange = certificate.Extensions.FirstOrDefault(extension => extension.IsCritical && !Understood.Contains(extension.Oid));
        Rejection.Unless(strange is null, $"{code}-critical-extension", $"a certificate has the critical extension {strange?.Oid}, which is not understood");
    }

    private static void CheckAuthority(Certificate issuer, int authoritiesBelow, string purpose, string code)
    {
        var uses = UsesOf(issuer, code);
        Rejection.Unless(
            uses.IsAuthority && (uses.Usage is null || uses.Has(X509KeyUsageFlags.KeyCertSign)), $"{code}-issuer-no-authority", "a certificate of the chain may not sign certificates");
        Rejection.Unless(uses.PathLength is not { } most || authoritiesBelow <= most, $"{code}-path-too-long", "an authority stands higher than its path length allows");
        Rejection.Unless(uses.Purposes is null || uses.IsFor(purpose), $"{code}-issuer-purpose", "an authority is for other purposes");
    }

    /// <summary>The uses of a certificate, or a rejection when they cannot be read.</summary>
    public static CertificateUses UsesOf(Certificate certificate, string code)
    {
        try
        {
            return CertificateUses.Of(certificate);
        }
        catch (AsnContentException broken)
        {
            throw new Rejection($"{code}-malformed", $"an extension of a certificate cannot be read: {broken.Message}");
        }
    }
}
