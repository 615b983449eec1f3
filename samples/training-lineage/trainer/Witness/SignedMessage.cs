using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Proofmark.Samples.Training.Witness;

/// <summary>A signed message (CMS SignedData, RFC 5652) with what RFC 3161 asks of a time-stamp: one signer, who names his certificate under the signature.</summary>
internal static class SignedMessage
{
    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public static byte[] Sign(byte[] content, StampCertificates by, bool withCertificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ObjectIdentifiers.SignedData);
            using (writer.PushSequence(Context0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(3);
                using (writer.PushSetOf())
                {
                    WriteAlgorithm(writer, ObjectIdentifiers.Sha256);
                }

                WriteContent(writer, content);
                if (withCertificate)
                {
                    using (writer.PushSetOf(Context0))
                    {
                        writer.WriteEncodedValue(by.Signer.RawData);
                    }
                }

                using (writer.PushSetOf())
                {
                    WriteSigner(writer, content, by);
                }
            }
        }

        return writer.Encode();
    }

    private static void WriteContent(AsnWriter writer, byte[] content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ObjectIdentifiers.TimestampInfo);
            using (writer.PushSequence(Context0))
            {
                writer.WriteOctetString(content);
            }
        }
    }

    private static void WriteSigner(AsnWriter writer, byte[] content, StampCertificates by)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(by.Signer.IssuerName.RawData);
                writer.WriteInteger(by.Signer.SerialNumberBytes.Span);
            }

            WriteAlgorithm(writer, ObjectIdentifiers.Sha256);
            WriteAttributes(writer, content, by, Context0);
            WriteAlgorithm(writer, ObjectIdentifiers.EcdsaWithSha256);
            writer.WriteOctetString(by.Key.SignData(SignedBytes(content, by), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    // The attributes are signed under the tag of a set, and lie in the message under a tag of their own.
    private static byte[] SignedBytes(byte[] content, StampCertificates by)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        WriteAttributes(writer, content, by, null);
        return writer.Encode();
    }

    private static void WriteAttributes(AsnWriter writer, byte[] content, StampCertificates by, Asn1Tag? tag)
    {
        using (writer.PushSetOf(tag))
        {
            WriteAttribute(writer, ObjectIdentifiers.ContentType, () => writer.WriteObjectIdentifier(ObjectIdentifiers.TimestampInfo));
            WriteAttribute(writer, ObjectIdentifiers.MessageDigest, () => writer.WriteOctetString(SHA256.HashData(content)));
            WriteAttribute(writer, ObjectIdentifiers.SigningCertificateV2, () => WriteCertificateName(writer, SHA256.HashData(by.Signer.RawData)));
        }
    }

    private static void WriteAttribute(AsnWriter writer, string name, Action writeValue)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(name);
            using (writer.PushSetOf())
            {
                writeValue();
            }
        }
    }

    // SigningCertificateV2 with one ESSCertIDv2, whose algorithm is left out because SHA-256 is the default.
    private static void WriteCertificateName(AsnWriter writer, byte[] digest)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(digest);
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, string name)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(name);
        }
    }
}
