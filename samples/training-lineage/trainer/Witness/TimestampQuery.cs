using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Proofmark.Samples.Training.Witness;

/// <summary>Why a query is refused: the bits of PKIFailureInfo.</summary>
internal enum Refusal
{
    BadAlgorithm = 0,
    BadDataFormat = 5,
    UnknownPolicy = 15,
    UnknownExtension = 16,
}

/// <summary>A query is refused.</summary>
internal sealed class RefusedQuery(Refusal reason) : Exception
{
    public Refusal Reason => reason;
}

/// <summary>What is to be stamped (TimeStampReq of RFC 3161). The imprint is kept as it came, since the answer must repeat it.</summary>
internal sealed record TimestampQuery(ReadOnlyMemory<byte> Imprint, BigInteger? Nonce, bool WantsCertificate)
{
    public static TimestampQuery Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var outer = new AsnReader(bytes, AsnEncodingRules.DER);
            var fields = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            if (fields.ReadInteger() != 1)
            {
                throw new RefusedQuery(Refusal.BadDataFormat);
            }

            var imprint = fields.ReadEncodedValue();
            CheckImprint(imprint);
            RefuseIf(Is(fields, UniversalTagNumber.ObjectIdentifier), Refusal.UnknownPolicy);
            BigInteger? nonce = Is(fields, UniversalTagNumber.Integer) ? fields.ReadInteger() : null;
            var wantsCertificate = Is(fields, UniversalTagNumber.Boolean) && fields.ReadBoolean();
            RefuseIf(fields.HasData, Refusal.UnknownExtension);
            return new(imprint, nonce, wantsCertificate);
        }
        catch (AsnContentException)
        {
            throw new RefusedQuery(Refusal.BadDataFormat);
        }
    }

    private static void CheckImprint(ReadOnlyMemory<byte> encoded)
    {
        var imprint = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        var size = imprint.ReadSequence().ReadObjectIdentifier() switch
        {
            ObjectIdentifiers.Sha256 => SHA256.HashSizeInBytes,
            ObjectIdentifiers.Sha384 => SHA384.HashSizeInBytes,
            ObjectIdentifiers.Sha512 => SHA512.HashSizeInBytes,
            _ => throw new RefusedQuery(Refusal.BadAlgorithm),
        };
        RefuseIf(imprint.ReadOctetString().Length != size, Refusal.BadDataFormat);
        imprint.ThrowIfNotEmpty();
    }

    private static bool Is(AsnReader fields, UniversalTagNumber tag) => fields.HasData && fields.PeekTag().HasSameClassAndValue(new Asn1Tag(tag));

    private static void RefuseIf(bool isWrong, Refusal reason)
    {
        if (isWrong)
        {
            throw new RefusedQuery(reason);
        }
    }
}
