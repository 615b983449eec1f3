using System.Globalization;
using System.Text.Json;
using Proofmark.Core.Json;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;

namespace Proofmark.Provenance.Bundles;

/// <summary>Writes bundles of version 0.3 around an in-toto statement.</summary>
internal static class BundleWriter
{
    // Room for a chain of certificates.
    private const int BytesBeside = 16384;

    public static byte[] Write(Action<Utf8JsonWriter> material, byte[] payload, byte[] signature) => JsonBytes.Of(
        json =>
        {
            json.WriteString("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
            json.WriteStartObject("verificationMaterial");
            material(json);
            json.WriteEndObject();
            json.WriteStartObject("dsseEnvelope");
            EnvelopeWriter.WriteMembers(json, payload, signature);
            json.WriteEndObject();
        },
        capacity: (payload.Length / 3 * 4) + BytesBeside);

    public static void WriteKey(Utf8JsonWriter json, string hint, IReadOnlyList<ReadOnlyMemory<byte>> stamps)
    {
        json.WriteStartObject("publicKey");
        json.WriteString("hint", hint);
        json.WriteEndObject();
        WriteEntries(json, []);
        WriteStampsIfAny(json, stamps);
    }

    public static void WriteChain(Utf8JsonWriter json, IReadOnlyList<Certificate> certificates, IReadOnlyList<ReadOnlyMemory<byte>> stamps)
    {
        json.WriteStartObject("x509CertificateChain");
        json.WriteStartArray("certificates");
        foreach (var certificate in certificates)
        {
            json.WriteStartObject();
            json.WriteBase64String("rawBytes", certificate.Raw.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        WriteEntries(json, []);
        WriteStampsIfAny(json, stamps);
    }

    /// <summary>A certificate that lives for one signature, and who witnessed that.</summary>
    public static void WriteKeyless(Utf8JsonWriter json, Certificate certificate, IReadOnlyList<LogEntry> entries, IReadOnlyList<ReadOnlyMemory<byte>> stamps)
    {
        json.WriteStartObject("certificate");
        json.WriteBase64String("rawBytes", certificate.Raw.Span);
        json.WriteEndObject();
        WriteEntries(json, entries);
        WriteStamps(json, stamps);
    }

    private static void WriteStampsIfAny(Utf8JsonWriter json, IReadOnlyList<ReadOnlyMemory<byte>> stamps)
    {
        if (stamps.Count > 0)
        {
            WriteStamps(json, stamps);
        }
    }

    private static void WriteStamps(Utf8JsonWriter json, IReadOnlyList<ReadOnlyMemory<byte>> stamps)
    {
        json.WriteStartObject("timestampVerificationData");
        json.WriteStartArray("rfc3161Timestamps");
        foreach (var stamp in stamps)
        {
            json.WriteStartObject();
            json.WriteBase64String("signedTimestamp", stamp.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, IReadOnlyList<LogEntry> entries)
    {
        json.WriteStartArray("tlogEntries");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            WriteEntry(json, entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, LogEntry entry)
    {
        WriteNumber(json, "logIndex", entry.LogIndex);
        json.WriteStartObject("logId");
        json.WriteBase64String("keyId", entry.LogId.Span);
        json.WriteEndObject();
        json.WriteStartObject("kindVersion");
        json.WriteString("kind", entry.Kind);
        json.WriteString("version", entry.KindVersion);
        json.WriteEndObject();
        if (entry.IntegratedTime is { } time)
        {
            WriteNumber(json, "integratedTime", time.ToUnixTimeSeconds());
        }

        if (entry.SignedEntryTimestamp is { } promise)
        {
            json.WriteStartObject("inclusionPromise");
            json.WriteBase64String("signedEntryTimestamp", promise.Span);
            json.WriteEndObject();
        }

        if (entry.Proof is { } proof)
        {
            WriteProof(json, proof);
        }

        json.WriteBase64String("canonicalizedBody", entry.Body.Span);
    }

    private static void WriteProof(Utf8JsonWriter json, LogInclusionProof proof)
    {
        json.WriteStartObject("inclusionProof");
        WriteNumber(json, "logIndex", proof.LogIndex);
        json.WriteBase64String("rootHash", proof.RootHash.Span);
        WriteNumber(json, "treeSize", proof.TreeSize);
        json.WriteStartArray("hashes");
        foreach (var hash in proof.Hashes)
        {
            json.WriteBase64StringValue(hash.Span);
        }

        json.WriteEndArray();
        if (proof.Checkpoint is { } checkpoint)
        {
            json.WriteStartObject("checkpoint");
            json.WriteString("envelope", checkpoint);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // Numbers of 64 bits are text in the JSON mapping of protocol buffers.
    private static void WriteNumber(Utf8JsonWriter json, string name, long value) => json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
}
