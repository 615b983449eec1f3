using Proofmark.Interchange.Bom;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>SPDX documents.</summary>
internal static class SpdxImport
{
    public static ImportFormat Format { get; } = new("spdx", f => SpdxReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = SpdxReader.Read(file.Name, root);
        return reading.Report is { } report ? BomInventory.Take(report, target) : Taken.Wrong(reading.Errors);
    }
}
