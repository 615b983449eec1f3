using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>A certificate-transparency log.</summary>
internal sealed class VirtualCertificateLog
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Spki => key.ExportSubjectPublicKeyInfo();

    /// <summary>When it signs.</summary>
    public DateTimeOffset Time { get; init; } = VirtualSigstore.Now;

    /// <summary>The value of the extension: an octet string with a list of one timestamp (RFC 6962, 3.3).</summary>
    public byte[] Promise(byte[] precertificate, X509Certificate2 issuer)
    {
        var milliseconds = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, Time.ToUnixTimeMilliseconds());
        byte[] length = [(byte)(precertificate.Length >> 16), (byte)(precertificate.Length >> 8), (byte)precertificate.Length];
        byte[] signed = [0, 0, .. milliseconds, 0, 1, .. SHA256.HashData(issuer.PublicKey.ExportSubjectPublicKeyInfo()), .. length, .. precertificate, 0, 0];
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        byte[] timestamp = [0, .. SHA256.HashData(Spki), .. milliseconds, 0, 0, 4, 3, .. Prefixed(signature)];
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(Prefixed(Prefixed(timestamp)));
        return writer.Encode();
    }

    private static byte[] Prefixed(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
}
