using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Transparency;
using Proofmark.Provenance.Verification;

namespace Proofmark.Fuzz;

/// <summary>Feeds the reader of certificates, and what reads their extensions: uses, names, issuer, promises of logs.</summary>
internal static class CertificateTarget
{
    private static readonly Certificate Issuer = ProvenanceSeeds.Root.Authorities[0].Chain[0];

    public static FuzzTarget Target { get; } = new("certificate", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        if (!Certificate.TryRead(input, out Certificate? certificate, out _))
        {
            return;
        }

        _ = (certificate.SubjectName, certificate.IssuerName, certificate.Key?.Kind);
        _ = certificate.IsSignedBy(certificate) || certificate.IsSignedBy(Issuer);
        Rejected(() => CertificatePath.UsesOf(certificate, "certificate"));
        Rejected(() => FulcioIdentity.Of(certificate));
        Rejected(() => SignedCertificateTimestamps.Check(certificate, Issuer, ProvenanceSeeds.Root.CertificateLogs));
        Rejected(() => CertificatePath.Find(certificate, [certificate], [Issuer], ProvenanceSeeds.Clock, CertificateUses.CodeSigning));
    }

    // A refusal is an answer; any other exception is not.
    private static void Rejected(Action read)
    {
        try
        {
            read();
        }
        catch (Rejection)
        {
            return;
        }
    }

    private static IEnumerable<byte[]> Seeds() =>
        ProvenanceSeeds.Bundles.Take(2).SelectMany(static bundle => bundle.Certificates)
            .Concat(ProvenanceSeeds.Root.Authorities[0].Chain)
            .Concat(ProvenanceSeeds.Root.TimestampAuthorities[0].Chain)
            .Select(static certificate => certificate.Raw.ToArray());
}
