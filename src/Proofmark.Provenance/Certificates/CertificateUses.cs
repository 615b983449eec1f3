using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Proofmark.Provenance.Certificates;

/// <summary>What a certificate may be used for, from its extensions (RFC 5280, 4.2.1).</summary>
/// <param name="IsAuthority">basicConstraints says that it may sign certificates.</param>
/// <param name="PathLength">How many authorities may stand below it; null for any number.</param>
/// <param name="Usage">keyUsage; null when absent.</param>
/// <param name="Purposes">extendedKeyUsage; null when absent.</param>
internal sealed record CertificateUses(bool IsAuthority, int? PathLength, X509KeyUsageFlags? Usage, IReadOnlyList<string>? Purposes)
{
    public const string BasicConstraintsOid = "2.5.29.19";
    public const string KeyUsageOid = "2.5.29.15";
    public const string ExtendedKeyUsageOid = "2.5.29.37";

    /// <summary>Purpose of code signing.</summary>
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>Purpose of time stamping.</summary>
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>Reads the three extensions.</summary>
    /// <exception cref="AsnContentException">One of them is not strict DER.</exception>
    public static CertificateUses Of(Certificate certificate)
    {
        var (isAuthority, pathLength) = BasicConstraints(certificate.Extension(BasicConstraintsOid));
        return new CertificateUses(isAuthority, pathLength, KeyUsage(certificate.Extension(KeyUsageOid)), ExtendedKeyUsage(certificate.Extension(ExtendedKeyUsageOid)));
    }

    /// <summary>True when keyUsage is there and has a flag.</summary>
    public bool Has(X509KeyUsageFlags flag) => Usage?.HasFlag(flag) == true;

    /// <summary>True when extendedKeyUsage is there and names a purpose.</summary>
    public bool IsFor(string purpose) => Purposes?.Contains(purpose) == true;

    private static (bool IsAuthority, int? PathLength) BasicConstraints(CertificateExtension? extension)
    {
        if (extension is null)
        {
            return (false, null);
        }

        var reader = Outer(extension).ReadSequence();
        var isAuthority = reader.HasData && reader.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && reader.ReadBoolean();
        int? length = null;
        if (reader.HasData)
        {
            length = reader.TryReadInt32(out var number) && number >= 0 ? number : 0;
        }

        reader.ThrowIfNotEmpty();
        return (isAuthority, length);
    }

    // The framework's flags are the bytes of the bit string, in order.
    private static X509KeyUsageFlags? KeyUsage(CertificateExtension? extension)
    {
        if (extension is null)
        {
            return null;
        }

        var bits = Outer(extension).ReadBitString(out _);
        return (X509KeyUsageFlags)((bits.Length > 0 ? bits[0] : 0) | (bits.Length > 1 ? bits[1] << 8 : 0));
    }

    private static List<string>? ExtendedKeyUsage(CertificateExtension? extension)
    {
        if (extension is null)
        {
            return null;
        }

        var reader = Outer(extension).ReadSequence();
        var purposes = new List<string>();
        while (reader.HasData)
        {
            purposes.Add(reader.ReadObjectIdentifier());
        }

        return purposes;
    }

    private static AsnReader Outer(CertificateExtension extension) => new(extension.Value, AsnEncodingRules.DER);
}
