using System.Collections;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Proofmark.Samples.Training.Witness;

/// <summary>Answers queries: says that it saw a digest now, and signs that (TimeStampResp of RFC 3161).</summary>
internal sealed class TimestampAuthority(StampCertificates certificates)
{
    private const int Granted = 0;
    private const int Rejected = 2;

    public byte[] Answer(ReadOnlyMemory<byte> query)
    {
        try
        {
            var asked = TimestampQuery.Read(query);
            var token = SignedMessage.Sign(Info(asked, DateTimeOffset.UtcNow), certificates, asked.WantsCertificate);
            return Response(Granted, null, token);
        }
        catch (RefusedQuery refused)
        {
            return Response(Rejected, refused.Reason, null);
        }
    }

    private static byte[] Info(TimestampQuery query, DateTimeOffset now)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(ObjectIdentifiers.SamplePolicy);
            writer.WriteEncodedValue(query.Imprint.Span);
            writer.WriteIntegerUnsigned(RandomNumberGenerator.GetBytes(16).SkipWhile(value => value == 0).ToArray());
            // With fractions of a second: cut off, a stamp would seem older than what was stamped.
            writer.WriteGeneralizedTime(now);
            if (query.Nonce is { } nonce)
            {
                writer.WriteInteger(nonce);
            }
        }

        return writer.Encode();
    }

    private static byte[] Response(int status, Refusal? reason, byte[]? token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(status);
                if (reason is { } refusal)
                {
                    writer.WriteNamedBitList(new BitArray((int)refusal + 1) { [(int)refusal] = true });
                }
            }

            if (token is not null)
            {
                writer.WriteEncodedValue(token);
            }
        }

        return writer.Encode();
    }
}
