using Proofmark.Interchange.Bom;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>CycloneDX documents: bills of materials, and VEX.</summary>
internal static class CycloneDxImport
{
    public static ImportFormat Format { get; } = new("cyclonedx", f => CycloneDxReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = CycloneDxReader.Read(file.Name, root);
        return reading.Report is { } report ? BomInventory.Take(report, target) : Taken.Wrong(reading.Errors);
    }
}
