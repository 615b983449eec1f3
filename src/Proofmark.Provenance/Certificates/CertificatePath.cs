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
    private const int MostIntermediates = 4;
    private const int MostCandidates = 8;

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

    /// <summary>Rejects unless certificates that came along and anchors that the user names make a path that is valid at a moment.</summary>
    /// <param name="leaf">The certificate that signs.</param>
    /// <param name="others">Certificates that came along; trusted for nothing by themselves.</param>
    /// <param name="anchors">Certificates that the user trusts; the leaf itself may be one.</param>
    /// <param name="time">The moment.</param>
    /// <param name="purpose">The extended key usage that is asked for.</param>
    /// <exception cref="Rejection">There is none.</exception>
    public static void Find(Certificate leaf, IReadOnlyList<Certificate> others, IReadOnlyList<Certificate> anchors, DateTimeOffset time, string purpose)
    {
        const string Code = "certificate";
        if (anchors.Any(leaf.Is))
        {
            CheckOne(leaf, time, Code);
            return;
        }

        var last = new Rejection($"{Code}-untrusted", "no certificate that is trusted stands at the end of the chain");
        foreach (var path in Paths(leaf, [.. others.Take(MostCandidates)], anchors, []))
        {
            try
            {
                Check(leaf, path, time, purpose, Code);
                return;
            }
            catch (Rejection rejection)
            {
                last = rejection;
            }
        }

        throw last;
    }

    private static IEnumerable<IReadOnlyList<Certificate>> Paths(Certificate below, IReadOnlyList<Certificate> others, IReadOnlyList<Certificate> anchors, IReadOnlyList<Certificate> soFar)
    {
        foreach (var anchor in anchors.Where(below.IsSignedBy))
        {
            yield return [.. soFar, anchor];
        }

        foreach (var other in others.Where(other => soFar.Count < MostIntermediates && !other.IsSelfIssued && !soFar.Any(other.Is) && below.IsSignedBy(other)))
        {
            foreach (var path in Paths(other, others, anchors, [.. soFar, other]))
            {
                yield return path;
            }
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
