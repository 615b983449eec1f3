using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Reads a text file as a whole, within the bound.</summary>
internal static class SourceBytes
{
    /// <summary>The bytes; one more than the bound at most, and then that more was not read is said.</summary>
    public static byte[] Read(Content content, Inspection inspection)
    {
        var most = inspection.Limits.MaxDocumentBytes;
        var bytes = new byte[(int)Math.Min(content.Stream.Length, most)];
        content.Stream.Position = 0;
        var count = content.Stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (content.Stream.Length > most)
        {
            inspection.AddUnread(content.Place.At(most), ScanCodes.NotFullyRead, $"only the first {most} bytes of the text were read");
        }

        return count == bytes.Length ? bytes : bytes[..count];
    }
}
