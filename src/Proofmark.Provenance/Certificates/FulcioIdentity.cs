using System.Formats.Asn1;
using System.Text;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Certificates;

/// <summary>Who a Fulcio certificate was given to, and who vouched for that.</summary>
/// <param name="Names">The subject alternative names.</param>
/// <param name="Issuer">The OpenID Connect issuer (extension 1.3.6.1.4.1.57264.1.8, else 57264.1.1); null when the certificate names none.</param>
public sealed record FulcioIdentity(IReadOnlyList<string> Names, string? Issuer)
{
    private const string IssuerV2 = "1.3.6.1.4.1.57264.1.8";
    private const string IssuerV1 = "1.3.6.1.4.1.57264.1.1";

    /// <summary>Reads both from a certificate.</summary>
    internal static FulcioIdentity Of(Certificate certificate)
    {
        try
        {
            return new FulcioIdentity(SubjectAlternativeNames.Of(certificate), IssuerOf(certificate));
        }
        catch (Exception broken) when (broken is AsnContentException or DecoderFallbackException)
        {
            throw new Rejection("certificate-malformed", $"the identity in the certificate cannot be read: {broken.Message}");
        }
    }

    private static string? IssuerOf(Certificate certificate)
    {
        if (certificate.Extension(IssuerV2) is { } second)
        {
            var reader = new AsnReader(second.Value, AsnEncodingRules.DER);
            var text = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
            reader.ThrowIfNotEmpty();
            return text;
        }

        // The first version put the bare text into the extension, without DER.
        return certificate.Extension(IssuerV1) is { } first ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(first.Value.Span) : null;
    }
}
