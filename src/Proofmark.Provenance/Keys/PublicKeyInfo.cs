using System.Formats.Asn1;

namespace Proofmark.Provenance.Keys;

/// <summary>Writes a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7).</summary>
internal static class PublicKeyInfo
{
    /// <summary>Of an algorithm without parameters.</summary>
    public static byte[] Write(string oid, ReadOnlySpan<byte> key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
            }

            writer.WriteBitString(key);
        }

        return writer.Encode();
    }
}
