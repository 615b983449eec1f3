using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Garak;

namespace Proofmark.App.Evidence.Importing;

/// <summary>A report as far as it can be read without knowing its format.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="FirstLine">Its first line as JSON; null when that is none.</param>
/// <param name="Json">The whole file as JSON; null when it is none.</param>
/// <param name="JsonErrors">Why it is no JSON.</param>
/// <param name="Limits">Bounds on whatever is read of it.</param>
internal sealed record ReportFile(
    string Name, ReadOnlyMemory<byte> Bytes, DocumentNode? FirstLine, DocumentNode? Json, IReadOnlyList<DocumentError> JsonErrors, Limits Limits)
{
    private const int LongestFirstLine = 1024 * 1024;

    public static ReportFile Open(string name, ReadOnlyMemory<byte> bytes, Limits limits)
    {
        var bounds = limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes };
        var first = FirstLineOf(name, bytes.Span, bounds);

        // A file of JSON lines is no JSON document, and is not read as one.
        if (GarakReader.Recognises(first))
        {
            return new ReportFile(name, bytes, first, null, [], bounds);
        }

        var reading = DocumentReader.ReadJson(name, bytes.Span, bounds);
        return new ReportFile(name, bytes, first, reading.Errors.Count == 0 ? reading.Root : null, reading.Errors, bounds);
    }

    private static DocumentNode? FirstLineOf(string name, ReadOnlySpan<byte> bytes, Limits limits)
    {
        var end = bytes.IndexOf((byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        return line.Length > LongestFirstLine ? null : DocumentReader.ReadJson(name, line, limits) is { Errors.Count: 0, Root: { } root } ? root : null;
    }
}
