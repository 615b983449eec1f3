using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proofmark.Samples.Training.Witness;

/// <summary>A root and, below it, the certificate that stamps. Both keys are made at the start and are never written.</summary>
internal sealed class StampCertificates : IDisposable
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    private readonly X509Certificate2 root;

    public StampCertificates()
    {
        // A little earlier than now, for readers whose clock is behind.
        var (from, until) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddYears(10));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Sample time-stamp root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var rootIdentifier = new X509SubjectKeyIdentifierExtension(rootRequest.PublicKey, false);
        rootRequest.CertificateExtensions.Add(rootIdentifier);
        root = rootRequest.CreateSelfSigned(from, until);

        Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Sample time-stamp authority", Key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        // RFC 3161 asks that this extension be critical and name this purpose alone.
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TimeStamping)], true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(rootIdentifier));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        Signer = request.Create(root, from, until, serial);
    }

    public ECDsa Key { get; }

    public X509Certificate2 Signer { get; }

    /// <summary>Signer first, root last.</summary>
    public string ToPem() => $"{Signer.ExportCertificatePem()}\n{root.ExportCertificatePem()}\n";

    public void Dispose()
    {
        Key.Dispose();
        Signer.Dispose();
        root.Dispose();
    }
}
