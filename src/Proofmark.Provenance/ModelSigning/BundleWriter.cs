using System.Buffers;
using System.Text.Json;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>Writes bundles of version 0.3 around an in-toto statement.</summary>
internal static class BundleWriter
{
    public static byte[] Write(Action<Utf8JsonWriter> material, byte[] payload, byte[] signature)
    {
        // Room for the payload as base64, and for a chain of certificates.
        var buffer = new ArrayBufferWriter<byte>((payload.Length / 3 * 4) + 16384);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
            json.WriteStartObject("verificationMaterial");
            material(json);
            json.WriteStartArray("tlogEntries");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("dsseEnvelope");
            json.WriteBase64String("payload", payload);
            json.WriteString("payloadType", DsseEnvelope.InToto);
            json.WriteStartArray("signatures");
            json.WriteStartObject();
            json.WriteBase64String("sig", signature);
            json.WriteString("keyid", "");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteKey(Utf8JsonWriter json, string hint)
    {
        json.WriteStartObject("publicKey");
        json.WriteString("hint", hint);
        json.WriteEndObject();
    }

    public static void WriteChain(Utf8JsonWriter json, IReadOnlyList<Certificate> certificates)
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
    }
}
