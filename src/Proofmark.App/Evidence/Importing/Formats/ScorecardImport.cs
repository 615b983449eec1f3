using Proofmark.Core;
using Proofmark.Interchange.Scorecard;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>
/// OpenSSF Scorecard. Full marks pass, less than half of them fail, -1 and what lies between are not established: a score is a mixture of practices, and nobody has said
/// what seven of ten is worth. The commit is no digest of bytes that are looked at here, so it stays a document.
/// </summary>
internal static class ScorecardImport
{
    private const int FullMarks = 10;
    private const int Half = 5;

    public static ImportFormat Format { get; } = new("scorecard", f => ScorecardReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = ScorecardReader.Read(file.Name, root);
        return reading.Report is { } report ? Taken.Of([.. report.Checks.Select(c => Observe(c, report, target.Subject))]) : Taken.Wrong(reading.Errors);
    }

    private static Observation Observe(ScorecardCheck check, ScorecardReport report, Subject subject)
    {
        var id = $"import.scorecard.{ImportNames.Slug(check.Name)}";
        return new Observation
        {
            Check = id,
            Title = $"Scorecard: {check.Name} of {report.Repository}",
            Subject = subject,
            Looked = true,
            Coverage = new Coverage(check.Score < 0 ? 0 : 1, 1, "checks", [.. Unread(check)]),
            Findings = check.Score is >= 0 and < Half ? [Finding(id, check, report, subject)] : [],
            Time = report.Time,
            ToolName = "scorecard",
            ToolVersion = report.Version,
        };
    }

    private static IEnumerable<UnreadPart> Unread(ScorecardCheck check) => check.Score switch
    {
        < 0 => [ImportNames.Unread(check.Name, "inconclusive", $"Scorecard could not tell: {check.Reason}")],
        >= Half and < FullMarks => [ImportNames.Unread(check.Name, "partial-score", $"{check.Score} of 10: {check.Reason}")],
        _ => [],
    };

    private static Finding Finding(string id, ScorecardCheck check, ScorecardReport report, Subject subject) => new()
    {
        RuleId = id,
        Severity = check.Score == 0 ? Severity.Medium : Severity.Low,
        Message = ImportNames.Text($"{check.Name} scores {check.Score} of 10 at {report.Repository}{(report.Commit is null ? "" : $", commit {report.Commit}")}: {check.Reason}"),
        Why = "The repository that the system is built from lacks a practice that keeps changes from slipping in.",
        Fix = "Follow the remediation that Scorecard gives for this check, and import its next report.",
        Location = new Location(subject.Name),
    };
}
