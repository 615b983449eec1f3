using System.Globalization;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.Bundles;

/// <summary>Values as the JSON mapping of protocol buffers writes them, strictly: bytes in padded standard base64, numbers of 64 bits as text.</summary>
internal static class ProtobufJson
{
    /// <summary>Bytes that must be there and not be empty.</summary>
    public static ReadOnlyMemory<byte> RequiredBytes(this DocumentFields fields, string key)
    {
        if (fields.OptionalBytes(key) is { Length: > 0 } bytes)
        {
            return bytes;
        }

        fields.Fail(key, "bytes in base64 are required here");
        return ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>Bytes that may be there.</summary>
    public static ReadOnlyMemory<byte>? OptionalBytes(this DocumentFields fields, string key)
    {
        switch (fields.OptionalNode(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return null;
            case DocumentScalar { Kind: ScalarKind.Text } text when StrictBase64.TryDecode(text.Text, out var bytes):
                return bytes;
            default:
                fields.Fail(key, "base64 with the standard alphabet and padding is expected here");
                return null;
        }
    }

    /// <summary>Text, and no other scalar, that must be there and not be empty.</summary>
    public static string RequiredText(this DocumentFields fields, string key)
    {
        if (fields.OptionalNode(key)?.AsString() is { Length: > 0 } text)
        {
            return text;
        }

        fields.Fail(key, "text is required here");
        return "";
    }

    /// <summary>Text, and no other scalar, that may be there.</summary>
    public static string? OptionalText(this DocumentFields fields, string key)
    {
        switch (fields.OptionalNode(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return null;
            case DocumentScalar { Kind: ScalarKind.Text } text:
                return text.Text;
            default:
                fields.Fail(key, "text is expected here");
                return null;
        }
    }

    /// <summary>A number of 64 bits, from 0; absent is 0, as protocol buffers leave zero out.</summary>
    public static long Number64(this DocumentFields fields, string key)
    {
        switch (fields.OptionalNode(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return 0;
            case DocumentScalar { Kind: ScalarKind.Text or ScalarKind.WholeNumber } scalar when long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return number;
            default:
                fields.Fail(key, "a whole number from 0 is expected here");
                return 0;
        }
    }

    /// <summary>A moment (RFC 3339) that may be there.</summary>
    public static DateTimeOffset? OptionalTimestamp(this DocumentFields fields, string key)
    {
        if (fields.OptionalText(key) is not { } text)
        {
            return null;
        }

        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) && HasOffset(text))
        {
            return moment;
        }

        fields.Fail(key, "a moment is expected here, written as in RFC 3339");
        return null;
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
}
