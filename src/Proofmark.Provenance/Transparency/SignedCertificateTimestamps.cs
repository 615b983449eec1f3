using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Transparency;

/// <summary>
/// Signed certificate timestamps inside a certificate (RFC 6962, 3.2 and 3.3): the promise of a log to publish the certificate, given over the
/// certificate without the extension that carries it.
/// </summary>
internal static class SignedCertificateTimestamps
{
    public const string Oid = "1.3.6.1.4.1.11129.2.4.2";

    private const int MostTimestamps = 16;
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    /// <summary>Rejects unless a trusted log promised to publish the certificate; returns that log.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="issuer">Who signed it.</param>
    /// <param name="logs">The trusted logs.</param>
    public static TrustedLog Check(Certificate leaf, Certificate issuer, IReadOnlyList<TrustedLog> logs)
    {
        var extension = leaf.Extension(Oid);
        Rejection.Unless(extension is not null, "sct-missing", "the certificate carries no promise of a certificate-transparency log");
        try
        {
            var content = new AsnReader(extension!.Value, AsnEncodingRules.DER).ReadOctetString();
            var precertificate = WithoutTimestamps(leaf);
            var issuerKey = SHA256.HashData(issuer.Spki.Span);
            foreach (var timestamp in Read(content))
            {
                if (logs.FirstOrDefault(log => timestamp.IsBy(log, precertificate, issuerKey)) is { } log)
                {
                    return log;
                }
            }
        }
        catch (AsnContentException broken)
        {
            throw new Rejection("sct-malformed", $"the promise of the certificate-transparency log cannot be read: {broken.Message}");
        }

        throw new Rejection("sct-invalid", "no trusted certificate-transparency log promised to publish the certificate");
    }

    // A list with its length before it, of timestamps with their lengths before them.
    private static List<CertificateTimestamp> Read(ReadOnlyMemory<byte> list)
    {
        var timestamps = new List<CertificateTimestamp>();
        var reader = new TlsReader(list);
        var inner = new TlsReader(reader.Vector16());
        while (reader.IsSound && inner.HasData && timestamps.Count < MostTimestamps)
        {
            if (CertificateTimestamp.TryRead(inner.Vector16(), out var timestamp) && inner.IsSound)
            {
                timestamps.Add(timestamp);
            }
        }

        return timestamps;
    }

    private static byte[] WithoutTimestamps(Certificate leaf)
    {
        var fields = new AsnReader(leaf.ToBeSigned, AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            while (fields.HasData)
            {
                if (!fields.PeekTag().HasSameClassAndValue(ExtensionsTag))
                {
                    writer.WriteEncodedValue(fields.ReadEncodedValue().Span);
                    continue;
                }

                var extensions = fields.ReadSequence(ExtensionsTag).ReadSequence();
                using (writer.PushSequence(ExtensionsTag))
                using (writer.PushSequence())
                {
                    while (extensions.HasData)
                    {
                        var one = extensions.ReadEncodedValue();
                        if (new AsnReader(one, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier() != Oid)
                        {
                            writer.WriteEncodedValue(one.Span);
                        }
                    }
                }
            }
        }

        return writer.Encode();
    }
}

/// <summary>One timestamp of a list.</summary>
/// <param name="LogId">SHA-256 of the log's key.</param>
/// <param name="Milliseconds">Milliseconds since 1970.</param>
/// <param name="Extensions">Extensions with their length before them.</param>
/// <param name="Signature">The signature.</param>
internal sealed record CertificateTimestamp(ReadOnlyMemory<byte> LogId, ulong Milliseconds, ReadOnlyMemory<byte> Extensions, ReadOnlyMemory<byte> Signature)
{
    private const int LogIdBytes = 32;

    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CertificateTimestamp? timestamp)
    {
        timestamp = null;
        var reader = new TlsReader(bytes);
        var version = reader.Bytes(1);
        var logId = reader.Bytes(LogIdBytes);
        var time = reader.Bytes(8);
        var extensions = reader.Vector16();
        reader.Bytes(2);
        var signature = reader.Vector16();
        if (!reader.IsSound || reader.HasData || version.Span[0] != 0)
        {
            return false;
        }

        timestamp = new CertificateTimestamp(logId, BinaryPrimitives.ReadUInt64BigEndian(time.Span), extensions, signature);
        return true;
    }

    /// <summary>True when a log signed this timestamp for a precertificate, within the log's time.</summary>
    public bool IsBy(TrustedLog log, byte[] precertificate, byte[] issuerKeyHash) =>
        log.Key is { } key
        && LogId.Span.SequenceEqual(SHA256.HashData(key.Spki.Span))
        && Milliseconds <= (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && log.ValidFor.Contains(DateTimeOffset.FromUnixTimeMilliseconds((long)Milliseconds))
        && key.Verify(Signed(precertificate, issuerKeyHash), Signature.Span, log.Scheme);

    private byte[] Signed(byte[] precertificate, byte[] issuerKeyHash)
    {
        using var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        bytes.Write([0, 0]);
        BinaryPrimitives.WriteUInt64BigEndian(number, Milliseconds);
        bytes.Write(number);
        bytes.Write([0, 1]);
        bytes.Write(issuerKeyHash);
        BinaryPrimitives.WriteInt32BigEndian(number, precertificate.Length);
        bytes.Write(number[1..4]);
        bytes.Write(precertificate);
        BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)Extensions.Length);
        bytes.Write(number[..2]);
        bytes.Write(Extensions.Span);
        return bytes.ToArray();
    }
}

/// <summary>Reads fields as TLS writes them (RFC 8446, 3.4); says at the end whether all were there.</summary>
internal struct TlsReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> left = bytes;

    /// <summary>True while nothing was missing.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>True while bytes are left.</summary>
    public readonly bool HasData => left.Length > 0;

    /// <summary>A number of bytes.</summary>
    public ReadOnlyMemory<byte> Bytes(int count)
    {
        if (count > left.Length)
        {
            IsSound = false;
            left = ReadOnlyMemory<byte>.Empty;
            return new byte[count];
        }

        var taken = left[..count];
        left = left[count..];
        return taken;
    }

    /// <summary>Bytes behind their length in two bytes.</summary>
    public ReadOnlyMemory<byte> Vector16() => Bytes(BinaryPrimitives.ReadUInt16BigEndian(Bytes(2).Span));
}
