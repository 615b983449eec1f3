using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>A time-stamp authority (RFC 3161).</summary>
internal sealed class VirtualTimestampAuthority
{
    private const string TokenOid = "1.2.840.113549.1.9.16.1.4";
    private const string SigningCertificateOid = "1.2.840.113549.1.9.16.2.47";

    private readonly X509Certificate2 root;
    private readonly X509Certificate2 signer;

    public VirtualTimestampAuthority(string purpose = "1.3.6.1.5.5.7.3.8", bool isCritical = true, DateTimeOffset? until = null)
    {
        var from = VirtualSigstore.Now.AddYears(-1);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var rootRequest = new CertificateRequest("CN=stamp root", rootKey, HashAlgorithmName.SHA384);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root = rootRequest.CreateSelfSigned(from, from.AddYears(20));
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=stamp", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], isCritical));
        signer = request.Create(root, from, until ?? from.AddYears(10), [7]).CopyWithPrivateKey(key);
    }

    public byte[][] Chain => [signer.RawData, root.RawData];

    /// <summary>A response that stamps some bytes at a moment.</summary>
    public byte[] Stamp(byte[] data, DateTimeOffset time, int status = 0, bool withCertificate = true) => StampHash(SHA256.HashData(data), time, null, status, withCertificate);

    /// <summary>A response to a request.</summary>
    public byte[] Answer(byte[] request, DateTimeOffset time, byte[]? nonce = null)
    {
        Rfc3161TimestampRequest.TryDecode(request, out var asked, out _).Should().BeTrue();
        return StampHash(asked!.GetMessageHash().ToArray(), time, nonce ?? asked.GetNonce()?.ToArray());
    }

    /// <summary>A response that stamps a SHA-256 digest at a moment.</summary>
    public byte[] StampHash(byte[] hash, DateTimeOffset time, byte[]? nonce, int status = 0, bool withCertificate = true)
    {
        var cms = new SignedCms(new ContentInfo(new Oid(TokenOid), Info(hash, time, nonce)));
        var cmsSigner = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, signer)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
            IncludeOption = withCertificate ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
        };
        cmsSigner.SignedAttributes.Add(new AsnEncodedData(SigningCertificateOid, SigningCertificate()));
        cms.ComputeSignature(cmsSigner);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(status);
            }

            writer.WriteEncodedValue(cms.Encode());
        }

        return writer.Encode();
    }

    private static byte[] Info(byte[] hash, DateTimeOffset time, byte[]? nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.2.3.4.5");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
                }

                writer.WriteOctetString(hash);
            }

            writer.WriteInteger(42);
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
            if (nonce is not null)
            {
                writer.WriteInteger(nonce);
            }
        }

        return writer.Encode();
    }

    private byte[] SigningCertificate()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(signer.RawData));
        }

        return writer.Encode();
    }
}
