using System.Buffers;
using System.Text.Json;

namespace Proofmark.Provenance.Keyless;

/// <summary>A JSON object as bytes.</summary>
internal static class JsonBytes
{
    public static byte[] Of(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
