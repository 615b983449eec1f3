using Proofmark.Core;
using Proofmark.Interchange.Bom;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>A bill of materials as evidence that somebody keeps an inventory. It passes only when it says itself that it is complete, and names a version or a digest of everything.</summary>
internal static class BomInventory
{
    public const string Check = "import.bom.inventory";

    public static Taken Take(BomReport report, ImportTarget target)
    {
        var subject = report.Subject;
        var match = target.Match(subject?.Name, subject?.Digest);
        if (match == BytesMatch.Other)
        {
            return new Taken([], [$"{subject!.Name}: the bill of materials names other bytes than those here"], []);
        }

        var vulnerabilities = report.Vulnerabilities is { } vex ? VexFindings.Take(vex, target) : Taken.Of();
        var inventory = report.Components.Count == 0 && vulnerabilities.Observations.Count > 0 ? [] : new[] { Inventory(report, match == BytesMatch.Same, target) };
        return new Taken([.. inventory, .. vulnerabilities.Observations], vulnerabilities.LeftOut, []);
    }

    private static Observation Inventory(BomReport report, bool isSame, ImportTarget target)
    {
        var vague = report.Components.Where(c => string.IsNullOrWhiteSpace(c.Version) && c.Digest is null).ToList();
        var unread = vague.Select(c => ImportNames.Unread(c.Name, "no-version", "Neither a version nor a digest is named."));
        if (!report.IsComplete)
        {
            unread = unread.Prepend(ImportNames.Unread("report", "completeness-not-stated", "The bill does not say that it lists everything."));
        }

        return new Observation
        {
            Check = Check,
            Title = $"Bill of materials ({report.Kind})",
            Subject = isSame ? target.Bytes(report.Subject!.Name, report.Subject.Digest!) : target.Subject,
            NamesBytes = isSame,
            Looked = true,
            Coverage = new Coverage(report.Components.Count - vague.Count, report.Components.Count, "components", [.. unread]),
            Time = report.Time,
            ToolName = report.Tool?.Name,
            ToolVersion = report.Tool?.Version,
        };
    }
}
