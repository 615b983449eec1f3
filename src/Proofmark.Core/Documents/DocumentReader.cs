using System.Text;

namespace Proofmark.Core.Documents;

/// <summary>Reads YAML 1.2 and JSON into <see cref="DocumentNode"/> trees. Bounded; never throws on content.</summary>
public static class DocumentReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a YAML 1.2 document (core schema; one document; no tags but the core ones).</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and node count (aliases count each time they are used).</param>
    public static DocumentReading ReadYaml(string file, ReadOnlySpan<byte> bytes, Limits limits) =>
        Decode(file, bytes, limits, out var text) is { } refused ? refused : YamlDocument.Read(file, text, limits);

    /// <summary>Reads a JSON document (RFC 8259). Duplicate keys are errors.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and node count.</param>
    /// <param name="allowComments">Accept comments and trailing commas, as editors' settings files have them.</param>
    public static DocumentReading ReadJson(string file, ReadOnlySpan<byte> bytes, Limits limits, bool allowComments = false) =>
        Decode(file, bytes, limits, out var text) is { } refused ? refused : JsonDocumentTree.Read(file, text, limits, allowComments);

    private static DocumentReading? Decode(string file, ReadOnlySpan<byte> bytes, Limits limits, out string text)
    {
        text = "";
        ArgumentNullException.ThrowIfNull(limits);
        if (bytes.Length > limits.MaxDocumentBytes)
        {
            return Refuse(file, $"the document has {bytes.Length} bytes, more than the limit of {limits.MaxDocumentBytes}");
        }

        try
        {
            text = StrictUtf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return Refuse(file, "the document is not valid UTF-8");
        }
    }

    private static DocumentReading Refuse(string file, string message) => new(null, [new DocumentError(file, 1, 1, "", message)]);
}
