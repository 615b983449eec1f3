using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Proofmark.Provenance.Certificates;

/// <summary>An extension of a certificate.</summary>
/// <param name="Oid">Its object identifier.</param>
/// <param name="IsCritical">Whether who does not understand it must refuse the certificate.</param>
/// <param name="Value">Its value, the content of the octet string.</param>
public sealed record CertificateExtension(string Oid, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    /// <summary>All extensions of a certificate; one that stands twice is a mistake (RFC 5280, 4.2).</summary>
    internal static IReadOnlyList<CertificateExtension> ReadAll(AsnReader reader)
    {
        var extensions = new List<CertificateExtension>();
        while (reader.HasData)
        {
            var one = reader.ReadSequence();
            var oid = one.ReadObjectIdentifier();
            var isCritical = one.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && one.ReadBoolean();
            var value = one.ReadOctetString();
            one.ThrowIfNotEmpty();
            if (extensions.Any(known => known.Oid == oid))
            {
                throw new CryptographicException($"the extension {oid} stands twice");
            }

            extensions.Add(new CertificateExtension(oid, isCritical, value));
        }

        return extensions;
    }
}
