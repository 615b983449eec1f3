using System.Text;
using System.Text.Unicode;

namespace Proofmark.Core.Documents;

/// <summary>Reads YAML 1.2 and JSON into <see cref="DocumentNode"/> trees. Bounded; never throws on content.</summary>
public static class DocumentReader
{
    /// <summary>Reads a YAML 1.2 document (core schema; one document; no tags but the core ones).</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and node count (aliases count each time they are used).</param>
    public static DocumentReading ReadYaml(string file, ReadOnlySpan<byte> bytes, Limits limits) =>
        Refusal(file, bytes, limits) ?? YamlDocument.Read(file, Encoding.UTF8.GetString(WithoutMark(bytes)), limits);

    /// <summary>Reads a JSON document (RFC 8259). Duplicate keys are errors.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and node count.</param>
    /// <param name="allowComments">Accept comments and trailing commas, as editors' settings files have them.</param>
    public static DocumentReading ReadJson(string file, ReadOnlySpan<byte> bytes, Limits limits, bool allowComments = false) =>
        Refusal(file, bytes, limits) ?? JsonDocumentTree.Read(file, WithoutMark(bytes), limits, allowComments);

    private static DocumentReading? Refusal(string file, ReadOnlySpan<byte> bytes, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (bytes.Length > limits.MaxDocumentBytes)
        {
            return Refuse(file, $"the document has {bytes.Length} bytes, more than the limit of {limits.MaxDocumentBytes}");
        }

        return Utf8.IsValid(bytes) ? null : Refuse(file, "the document is not valid UTF-8");
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;

    private static DocumentReading Refuse(string file, string message) => new(null, [new DocumentError(file, 1, 1, "", message)]);
}
