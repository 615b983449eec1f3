using Proofmark.Core;

namespace Proofmark.App.Evidence.Importing;

/// <summary>
/// Decides how much an observation counts for, in one place for all formats: scan at most, and that only where a program is named with its version and the
/// subject by its digest; else a document; an answer is an answer. What is undated, counted over nothing or seen in part is never a pass.
/// </summary>
internal static class ImportedResult
{
    /// <summary>Rule id of the remark that says where a statement was taken from.</summary>
    public const string SourceRule = "import.source";

    public static EvidenceStatement Statement(Observation observation, string format, ImportRequest request)
    {
        var findings = Bounded(observation, request.Limits.MaxReportFindings);
        var coverage = Coverage(observation, findings.Count, request.Limits.MaxReportFindings);
        var dated = observation.Time is { } time && time <= request.AsOf;
        var outcome = CheckResult.Conclude(findings, coverage);
        var unproven = outcome == Outcome.Pass && (request.IsClaim || (!dated && !observation.IsAnswer));
        var result = new CheckResult
        {
            Check = new CheckIdentity(observation.Check, 1, ImportNames.Text(observation.Title, observation.Check)),
            Subject = observation.Subject,
            Scope = observation.Subject.Name,
            Method = Method(observation),
            Outcome = unproven ? Outcome.NotEstablished : outcome,
            ReasonCodes = ReasonCodes.Sorted([.. coverage.Unread.Select(u => u.Code), .. Undated(observation, request), .. request.IsClaim ? ["inside-tree"] : Array.Empty<string>(), outcome == Outcome.Fail ? "found" : "imported"]),
            Coverage = coverage,
            Findings = [Source(observation, format, request), .. findings],
            Measurements = observation.Measurements,
            Time = dated ? observation.Time!.Value.ToUniversalTime() : request.AsOf,
            Tool = new ToolIdentity(ImportNames.Text(observation.ToolName, format), ImportNames.Text(observation.ToolVersion, "not stated")),
        };
        return EvidenceStatement.FromResult(result, observation.Author ?? request.Author);
    }

    private static Rung Method(Observation observation)
    {
        if (observation.IsAnswer)
        {
            return Rung.Questionnaire;
        }

        var isNamed = observation is { Looked: true, NamesBytes: true, ToolName.Length: > 0, ToolVersion.Length: > 0, Subject.Digest: not null };
        return isNamed ? Rung.Scan : Rung.Document;
    }

    private static IEnumerable<string> Undated(Observation observation, ImportRequest request) =>
        observation.IsAnswer ? [] : observation.Time is not { } time ? ["undated"] : time > request.AsOf ? ["dated-later"] : [];

    // The most severe ones are kept, in the order of the report.
    private static List<Finding> Bounded(Observation observation, int most) => observation.Findings.Count <= most
        ? [.. observation.Findings]
        : [.. observation.Findings.Select((f, i) => (f, i)).OrderByDescending(p => p.f.Severity).ThenBy(p => p.i).Take(most).OrderBy(p => p.i).Select(p => p.f)];

    private static Coverage Coverage(Observation observation, int kept, int most)
    {
        var (coverage, unread) = (observation.Coverage, observation.Coverage.Unread.Take(most).ToList());
        if (coverage.Total == 0 && unread.Count == 0)
        {
            unread.Add(ImportNames.Unread("report", "nothing-looked-at", "The report speaks of nothing at all."));
        }

        if (kept < observation.Findings.Count)
        {
            unread.Add(ImportNames.Unread("report", "more-findings", $"{observation.Findings.Count - kept} more findings are not listed."));
        }

        return coverage with { Unread = unread };
    }

    private static Finding Source(Observation observation, string format, ImportRequest request) => new()
    {
        RuleId = SourceRule,
        Severity = Severity.Info,
        Message = $"Taken from a report in the format {format}, {Digest.OfBytes(request.Bytes.Span)}.",
        Why = "What a report of another tool says is as good as that tool, whose recall nobody has measured here.",
        Fix = "Keep the report: the digest names its bytes.",
        Location = new Location(observation.Subject.Name),
    };
}
