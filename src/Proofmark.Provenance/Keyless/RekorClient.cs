using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Core.Json;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>Enters an envelope into Rekor, version 1 or 2, as an entry of the kind <c>dsse</c>. What comes back is verified with the bundle, not here.</summary>
internal sealed class RekorClient(SigstoreServices services, SigstoreService log)
{
    /// <summary>Versions of the log that are supported.</summary>
    public static IReadOnlyList<int> Versions { get; } = [1, 2];

    private const string Name = "the transparency log";

    /// <summary>Enters an envelope that a certificate's key signed.</summary>
    public LogEntry Enter(byte[] payload, byte[] signature, Certificate certificate) => log.MajorApiVersion == 1
        ? First(services.PostJson(Name, SigstoreServices.Below(log, "/api/v1/log/entries"), FirstRequest(payload, signature, certificate)))
        : Second(services.PostJson(Name, SigstoreServices.Below(log, "/api/v2/log/entries"), SecondRequest(payload, signature, certificate)));

    private static byte[] FirstRequest(byte[] payload, byte[] signature, Certificate certificate)
    {
        var envelope = Encoding.UTF8.GetString(JsonBytes.Of(json => EnvelopeWriter.WriteMembers(json, payload, signature)));
        var pem = Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", certificate.Raw.Span) + "\n");
        return JsonBytes.Of(json =>
        {
            json.WriteString("apiVersion", "0.0.1");
            json.WriteString("kind", "dsse");
            json.WriteStartObject("spec");
            json.WriteStartObject("proposedContent");
            json.WriteString("envelope", envelope);
            json.WriteStartArray("verifiers");
            json.WriteBase64StringValue(pem);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static byte[] SecondRequest(byte[] payload, byte[] signature, Certificate certificate) => JsonBytes.Of(json =>
    {
        json.WriteStartObject("dsseRequestV002");
        json.WriteStartObject("envelope");
        EnvelopeWriter.WriteMembers(json, payload, signature);
        json.WriteEndObject();
        json.WriteStartArray("verifiers");
        json.WriteStartObject();
        json.WriteString("keyDetails", "PKIX_ECDSA_P256_SHA_256");
        json.WriteStartObject("x509Certificate");
        json.WriteBase64String("rawBytes", certificate.Raw.Span);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    // {uuid: {body, integratedTime, logID, logIndex, verification: {signedEntryTimestamp, inclusionProof}}}, with digests in hexadecimal.
    private static LogEntry First(DocumentMapping answer)
    {
        var errors = new List<DocumentError>();
        var entry = answer.Entries is [{ Value: DocumentMapping only }] ? new DocumentFields(Name, "", only, errors) : throw Malformed("one entry is expected");
        var verification = entry.OptionalMapping("verification") ?? throw Malformed("the entry has no verification");
        var proof = verification.OptionalMapping("inclusionProof") ?? throw Malformed("the entry has no inclusion proof");
        var read = new LogEntry(
            entry.Number64("logIndex"),
            Hex(entry.RequiredText("logID")),
            "dsse",
            "0.0.1",
            DateTimeOffset.FromUnixTimeSeconds(Math.Min(entry.Number64("integratedTime"), 253402300799)),
            verification.RequiredBytes("signedEntryTimestamp"),
            new LogInclusionProof(
                proof.Number64("logIndex"), Hex(proof.RequiredText("rootHash")), proof.Number64("treeSize"), [.. proof.StringList("hashes").Take(64).Select(Hex)], proof.RequiredText("checkpoint")),
            entry.RequiredBytes("body"));
        return errors.Count == 0 ? read : throw Malformed(errors[0].ToString());
    }

    private static LogEntry Second(DocumentMapping answer)
    {
        var errors = new List<DocumentError>();
        var read = BundleReader.Entry(new DocumentFields(Name, "", answer, errors));
        return errors.Count == 0 ? read : throw Malformed(errors[0].ToString());
    }

    private static ReadOnlyMemory<byte> Hex(string text) =>
        text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : throw Malformed("a digest in hexadecimal is expected");

    private static Rejection Malformed(string why) => new("service-answer-malformed", string.Create(CultureInfo.InvariantCulture, $"{Name} gave an answer that cannot be read: {why}"));
}
