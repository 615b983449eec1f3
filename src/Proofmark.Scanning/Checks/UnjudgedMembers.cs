using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Members whose text makes a loader import and call names, and which look like plain text: what their loader finds by name.</summary>
internal static class UnjudgedMembers
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["schema.json"] = "the schema of a skops archive",
        ["model_config.yaml"] = "the configuration of a NeMo archive",
        ["MAR-INF/MANIFEST.json"] = "the manifest of a TorchServe archive",
    };

    /// <summary>Says of such a member that it is not judged.</summary>
    public static void Report(string member, Place place, Inspection inspection)
    {
        foreach (var (name, what) in ByName.Where(known => $"/{member}".EndsWith($"/{known.Key}", StringComparison.OrdinalIgnoreCase)))
        {
            inspection.AddUnread(place.At(), ScanCodes.FormatNotCovered, $"{what} names what is imported and called; it is not judged by this version");
        }
    }
}
