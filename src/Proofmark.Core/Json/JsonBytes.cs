using System.Buffers;
using System.Text.Json;

namespace Proofmark.Core.Json;

/// <summary>A JSON object, member by member, as bytes.</summary>
public static class JsonBytes
{
    private const int SmallBytes = 256;

    /// <summary>Writes an object.</summary>
    /// <param name="members">Writes its members.</param>
    /// <param name="capacity">About how many bytes come out, so that the buffer rarely grows.</param>
    /// <param name="options">How it is written; by default without white space.</param>
    /// <returns>The object, UTF-8.</returns>
    public static byte[] Of(Action<Utf8JsonWriter> members, int capacity = SmallBytes, JsonWriterOptions options = default)
    {
        ArgumentNullException.ThrowIfNull(members);
        var buffer = new ArrayBufferWriter<byte>(capacity);
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
