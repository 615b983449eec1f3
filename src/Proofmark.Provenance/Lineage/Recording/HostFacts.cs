using System.Globalization;
using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>What a machine says of itself. Told for people; nothing is concluded from it.</summary>
internal static class HostFacts
{
    /// <summary>The facts by name.</summary>
    public static SortedDictionary<string, string> Read()
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["architecture"] = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            ["memoryBytes"] = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes.ToString(CultureInfo.InvariantCulture),
            ["operatingSystem"] = RuntimeInformation.OSDescription,
            ["processors"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        };
        Add(facts, "container", Container());
        Add(facts, "gpuDriver", FirstLine("/proc/driver/nvidia/version"));
        return facts;
    }

    private static void Add(SortedDictionary<string, string> facts, string name, string? value)
    {
        if (value is not null)
        {
            facts[name] = value;
        }
    }

    private static string? Container() => File.Exists("/.dockerenv") ? "docker" : File.Exists("/run/.containerenv") ? "podman" : null;

    private static string? FirstLine(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadLines(path).FirstOrDefault() : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
