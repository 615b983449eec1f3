using Proofmark.Interchange.Vex;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>OpenVEX documents.</summary>
internal static class OpenVexImport
{
    public static ImportFormat Format { get; } = new("openvex", f => OpenVexReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = OpenVexReader.Read(file.Name, root);
        return reading.Report is { } report ? VexFindings.Take(report, target) : Taken.Wrong(reading.Errors);
    }
}
