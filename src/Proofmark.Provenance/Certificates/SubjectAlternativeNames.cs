using System.Formats.Asn1;

namespace Proofmark.Provenance.Certificates;

/// <summary>The names that a Fulcio certificate gives to its holder: an e-mail address, a URI, or a user name as other name.</summary>
internal static class SubjectAlternativeNames
{
    public const string Oid = "2.5.29.17";

    private const string FulcioOtherName = "1.3.6.1.4.1.57264.1.7";

    private static readonly Asn1Tag OtherName = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Email = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    /// <summary>The names in order; names of other kinds are left out.</summary>
    /// <exception cref="AsnContentException">The extension is not strict DER.</exception>
    public static IReadOnlyList<string> Of(Certificate certificate)
    {
        if (certificate.Extension(Oid) is not { } extension)
        {
            return [];
        }

        var outer = new AsnReader(extension.Value, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var names = new List<string>();
        while (reader.HasData)
        {
            if (Name(reader) is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? Name(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.HasSameClassAndValue(Email) || tag.HasSameClassAndValue(Uri))
        {
            return reader.ReadCharacterString(UniversalTagNumber.IA5String, tag);
        }

        if (!tag.HasSameClassAndValue(OtherName))
        {
            reader.ReadEncodedValue();
            return null;
        }

        var other = reader.ReadSequence(OtherName);
        if (other.ReadObjectIdentifier() != FulcioOtherName)
        {
            return null;
        }

        var value = other.ReadSequence(OtherName);
        return value.ReadCharacterString(UniversalTagNumber.UTF8String);
    }
}
