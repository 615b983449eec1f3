using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Proofmark.Core.Json;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785): one spelling for every value, so that equal content has an equal digest.
/// Numbers are IEEE 754 binary64, as the RFC demands: whole numbers beyond 2^53 are rounded.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of a value of our own.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its source-generated type information.</param>
    /// <exception cref="JsonException">The value holds what JSON cannot say (a number that is not finite) or nests too deeply.</exception>
    public static byte[] Serialize<T>(T value, JsonTypeInfo<T> type)
    {
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
            var unbounded = Limits.Default with { MaxDocumentBytes = int.MaxValue };
            return TryCanonicalize(bytes, unbounded, out var canonical, out var problem) ? canonical : throw new JsonException(problem);
        }
        catch (ArgumentException broken)
        {
            throw new JsonException("the value holds a number that is not finite", broken);
        }
    }

    /// <summary>The SHA-256 digest of the canonical bytes of a value of our own.</summary>
    /// <exception cref="JsonException">As <see cref="Serialize"/>.</exception>
    public static Digest DigestOf<T>(T value, JsonTypeInfo<T> type) => Digest.OfBytes(Serialize(value, type));

    /// <summary>
    /// Brings JSON text into canonical form. Refuses what RFC 8785 refuses: text that is not JSON or not UTF-8, keys that stand twice,
    /// halves of surrogate pairs, numbers outside the range of binary64.
    /// </summary>
    /// <param name="utf8">The text.</param>
    /// <param name="limits">Bounds on length and depth.</param>
    /// <param name="canonical">The canonical bytes.</param>
    /// <param name="problem">Why it was refused.</param>
    public static bool TryCanonicalize(
        ReadOnlyMemory<byte> utf8, Limits limits, [NotNullWhen(true)] out byte[]? canonical, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(limits);
        canonical = null;
        problem = null;
        if (utf8.Length > limits.MaxDocumentBytes)
        {
            problem = $"the document has {utf8.Length} bytes, more than the limit of {limits.MaxDocumentBytes}";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = limits.MaxDocumentDepth });
            var output = new ArrayBufferWriter<byte>(Math.Max(utf8.Length, 16));
            Write(document.RootElement, output);
            canonical = output.WrittenSpan.ToArray();
            return true;
        }
        catch (JsonException broken)
        {
            problem = broken.Message;
            return false;
        }
    }

    private static void Write(JsonElement element, ArrayBufferWriter<byte> output)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, output);
                break;
            case JsonValueKind.Array:
                WriteArray(element, output);
                break;
            case JsonValueKind.String:
                CanonicalText.Write(Text(element), output);
                break;
            case JsonValueKind.Number:
                Encoding.ASCII.GetBytes(CanonicalNumber.Format(Number(element)), output);
                break;
            default:
                output.Write(element.ValueKind switch
                {
                    JsonValueKind.True => "true"u8,
                    JsonValueKind.False => "false"u8,
                    _ => "null"u8,
                });
                break;
        }
    }

    private static void WriteObject(JsonElement element, ArrayBufferWriter<byte> output)
    {
        var members = element.EnumerateObject().Select(member => (Name: Name(member), member.Value)).ToList();
        // RFC 8785, 3.2.3: keys are ordered by their UTF-16 code units.
        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Name == members[i - 1].Name)
            {
                throw new JsonException($"the key '{(members[i].Name.Length > 100 ? members[i].Name[..100] : members[i].Name)}' stands twice");
            }
        }

        var separator = "{"u8;
        foreach (var (name, value) in members)
        {
            output.Write(separator);
            separator = ","u8;
            CanonicalText.Write(name, output);
            output.Write(":"u8);
            Write(value, output);
        }

        output.Write(members.Count == 0 ? "{}"u8 : "}"u8);
    }

    private static void WriteArray(JsonElement element, ArrayBufferWriter<byte> output)
    {
        var separator = "["u8;
        foreach (var item in element.EnumerateArray())
        {
            output.Write(separator);
            separator = ","u8;
            Write(item, output);
        }

        output.Write(element.GetArrayLength() == 0 ? "[]"u8 : "]"u8);
    }

    private static double Number(JsonElement element) => element.TryGetDouble(out var number) && double.IsFinite(number)
        ? number
        : throw new JsonException("a number is outside the range of IEEE 754 binary64");

    // The framework reports half a surrogate pair, and text that is not UTF-8, as an invalid operation.
    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("a string is not Unicode text", broken);
        }
    }

    private static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("a key is not Unicode text", broken);
        }
    }
}
