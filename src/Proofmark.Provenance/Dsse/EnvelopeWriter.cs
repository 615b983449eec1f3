using System.Text.Json;

namespace Proofmark.Provenance.Dsse;

/// <summary>Writes DSSE envelopes around in-toto statements as JSON.</summary>
internal static class EnvelopeWriter
{
    /// <summary>Writes the members of an envelope with one signature.</summary>
    public static void WriteMembers(Utf8JsonWriter json, byte[] statement, byte[] signature)
    {
        json.WriteBase64String("payload", statement);
        json.WriteString("payloadType", DsseEnvelope.InToto);
        json.WriteStartArray("signatures");
        json.WriteStartObject();
        json.WriteBase64String("sig", signature);
        json.WriteString("keyid", "");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
