using System.Globalization;
using Proofmark.Core;
using Proofmark.Interchange.Sarif;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>A run, with the questions that importing asks. Any field may be absent.</summary>
internal sealed class SarifRunView
{
    private readonly SarifRun run;
    private readonly Dictionary<string, SarifRule> rules;

    public SarifRunView(SarifRun run)
    {
        this.run = run;
        rules = (run.Tool?.Driver?.Rules ?? []).Where(r => r?.Id is not null).DistinctBy(r => r.Id).ToDictionary(r => r.Id!, StringComparer.Ordinal);
        Files = [.. (run.Artifacts ?? []).Where(a => a is not null).Select(a => (Path(a.Location) ?? "", Digest(a)))];
        Results = [.. (run.Results ?? []).Where(r => r is not null)];
    }

    public string Tool => run.Tool!.Driver!.Name!;

    public string? Version => run.Tool!.Driver!.SemanticVersion ?? run.Tool.Driver.Version;

    public DateTimeOffset? Time => (run.Invocations ?? []).Select(i => i?.EndTimeUtc).Max();

    /// <summary>The files that the run says it looked at, with their digests.</summary>
    public IReadOnlyList<(string Path, Digest? Digest)> Files { get; }

    public IReadOnlyList<SarifResult> Results { get; }

    /// <summary>Why the run as a whole is no full answer.</summary>
    public IEnumerable<UnreadPart> Gaps()
    {
        if (run.Results is null)
        {
            yield return ImportNames.Unread("report", "no-results", "The run does not say that it got as far as looking.");
        }

        var invocations = run.Invocations ?? [];
        if (invocations.Count == 0 || invocations.Any(i => i?.ExecutionSuccessful != true))
        {
            yield return ImportNames.Unread("report", "success-not-stated", "The run does not say that it was successful.");
        }

        if (Files.Count == 0)
        {
            yield return ImportNames.Unread("report", "coverage-not-stated", "The run does not say which files it looked at.");
        }

        if (invocations.SelectMany(i => i?.ToolExecutionNotifications ?? []).FirstOrDefault(n => n?.Level is "error" or "warning") is { } notification)
        {
            yield return ImportNames.Unread("report", "tool-notification", $"The tool reports a difficulty: {notification.Message?.Text}");
        }

        foreach (var result in Results.Where(r => r.Kind is "open" or "review"))
        {
            yield return ImportNames.Unread(PathOf(result) ?? "report", "left-open", $"The tool leaves open: {result.Message?.Text}");
        }
    }

    /// <summary>True when a result is something that was found. Suppressions are not looked at: a report cannot silence itself.</summary>
    public static bool IsFound(SarifResult result) => result.Kind is null or "fail" && result.BaselineState != "absent";

    /// <summary>The file that a result is about.</summary>
    public string? PathOf(SarifResult result)
    {
        var location = Place(result)?.ArtifactLocation;
        return location is { Uri: null, Index: { } index } && index >= 0 && index < Files.Count ? Files[index].Path : Path(location);
    }

    /// <summary>The first place that a result names.</summary>
    public static SarifPhysicalLocation? Place(SarifResult result) => result.Locations is [{ PhysicalLocation: { } place }, ..] ? place : null;

    /// <summary>The id of the rule that speaks.</summary>
    public string RuleOf(SarifResult result)
    {
        var byIndex = result.RuleIndex is { } i && i >= 0 && i < (run.Tool?.Driver?.Rules?.Count ?? 0) ? run.Tool!.Driver!.Rules![i]?.Id : null;
        return ImportNames.Text(result.RuleId ?? byIndex, "unnamed");
    }

    public SarifRule? Rule(string id) => rules.GetValueOrDefault(id);

    /// <summary>The CVSS number that code-scanning services read, in the bands of CVSS v3.1 section 5, or else the level.</summary>
    public Severity SeverityOf(SarifResult result)
    {
        var rule = Rule(RuleOf(result));
        if (double.TryParse(rule?.Properties?.SecuritySeverity, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number switch { >= 9 => Severity.Critical, >= 7 => Severity.High, >= 4 => Severity.Medium, _ => Severity.Low };
        }

        return (result.Level ?? rule?.DefaultConfiguration?.Level ?? "warning") switch
        {
            "error" => Severity.High,
            "note" => Severity.Low,
            "none" => Severity.Info,
            _ => Severity.Medium,
        };
    }

    private static string? Path(SarifArtifactLocation? location)
    {
        if (location?.Uri is not { Length: > 0 } uri)
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri).Replace('\\', '/');
        return ImportNames.Text(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
    }

    private static Digest? Digest(SarifArtifact artifact) =>
        artifact.Hashes?.FirstOrDefault(h => h.Key.Replace("-", "", StringComparison.Ordinal).Equals(Core.Digest.Sha256, StringComparison.OrdinalIgnoreCase)).Value is { Length: 64 } hex
        && Core.Digest.TryParse($"{Core.Digest.Sha256}:{hex.ToLowerInvariant()}", out var digest) ? digest : null;
}
