using System.Text.RegularExpressions;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Manifests;

/// <summary>Dependencies of npm packages.</summary>
internal sealed partial class NpmManifestDetector : Detector
{
    private static readonly string[] Sections = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    public override string Id => "discover.npm-manifest";

    public override bool Matches(FilePath path) => path.IsNamed("package.json");

    public override void Detect(FileView file, Findings findings)
    {
        var root = findings.Json();
        foreach (var entry in Sections.SelectMany(s => root?[s].Entries() ?? []))
        {
            if (AiPackages.OfNpm(entry.Key) is { } role)
            {
                var version = entry.Value.Text() ?? "";
                findings.Add(
                    FactKind.Dependency, entry.Key, Confidence.High, entry.Line,
                    ("ecosystem", "npm"), ("version", version), ("pinned", Exact().IsMatch(version) ? "true" : "false"), ("role", role));
            }
        }
    }

    /// <summary>One exact version as Semantic Versioning 2.0.0 writes it.</summary>
    [GeneratedRegex(@"\A=?v?[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    public static partial Regex Exact();
}
