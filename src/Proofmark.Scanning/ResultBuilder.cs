using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning;

/// <summary>Makes check results of what was seen.</summary>
internal static class ResultBuilder
{
    private const string Bytes = "bytes";

    /// <summary>The check that speaks in every result of the scan.</summary>
    public static CheckIdentity Check { get; } = new("scan.load-time-code", 1, "Does loading this file run code that it brings or names?");

    /// <summary>The result for a file that was read.</summary>
    public static CheckResult Judged(WalkFile file, Inspection inspection, Digest? digest, Digest ruleSet, DateTimeOffset time)
    {
        var coverage = CoverageOf(file, inspection);
        var outcome = inspection.Judged || inspection.Worst > Verdict.Clean
            ? CheckResult.Conclude(inspection.Findings, coverage)
            : Outcome.NotApplicable;
        return Result(file, outcome, Codes(outcome, inspection, coverage), coverage, inspection.Findings, digest, ruleSet, time);
    }

    /// <summary>The result for something that was not read.</summary>
    public static CheckResult Skipped(WalkSkip skip, Digest ruleSet, DateTimeOffset time) =>
        Unread(skip, skip.Outcome, skip.Code, skip.Reason, [], ruleSet, time);

    /// <summary>The result for a file that could not be read; what was found before is kept, and counts.</summary>
    public static CheckResult Failed(WalkFile file, Inspection inspection, string code, string reason, Digest ruleSet, DateTimeOffset time)
    {
        var result = Unread(file, Outcome.Error, code, reason, inspection.Findings, ruleSet, time);
        return inspection.Worst >= Verdict.Suspicious
            ? result with { Outcome = Outcome.Fail, ReasonCodes = ReasonCodes.Sorted([code, VerdictCode(inspection)]) }
            : result;
    }

    private static CheckResult Unread(
        WalkItem item, Outcome outcome, string code, string reason, IReadOnlyList<Finding> findings, Digest ruleSet, DateTimeOffset time)
    {
        var coverage = new Coverage(0, (item as WalkFile)?.Length ?? 0, Bytes, [new UnreadPart(new Location(item.Path), code, reason)]);
        return Result(item, outcome, [code], coverage, findings, null, ruleSet, time);
    }

    private static Coverage CoverageOf(WalkFile file, Inspection inspection)
    {
        IReadOnlyList<UnreadPart> unread = inspection.Omitted == 0
            ? inspection.Unread
            : [.. inspection.Unread, new UnreadPart(new Location(file.Path), ScanCodes.TooManyFindings, $"{inspection.Omitted} more are not listed")];

        // A part of the file itself (not of a member) tells how far reading came; an unread member hides an unknown share.
        var seen = unread.Count == 0 ? file.Length : unread.Min(u => u.Location.Member is null ? u.Location.Offset ?? 0 : 0);
        return new Coverage(Math.Min(seen, file.Length), file.Length, Bytes, unread);
    }

    private static IEnumerable<string> Codes(Outcome outcome, Inspection inspection, Coverage coverage) => outcome switch
    {
        Outcome.Fail => [VerdictCode(inspection)],
        Outcome.NotEstablished => coverage.Unread.Select(u => u.Code).Append(ScanCodes.NotEstablished),
        Outcome.Pass => [ScanCodes.NoLoadTimeCode],
        _ => inspection.Inert,
    };

    private static string VerdictCode(Inspection inspection) =>
        inspection.Worst == Verdict.Malicious ? ScanCodes.Malicious : ScanCodes.Suspicious;

    private static CheckResult Result(
        WalkItem item,
        Outcome outcome,
        IEnumerable<string> codes,
        Coverage coverage,
        IReadOnlyList<Finding> findings,
        Digest? digest,
        Digest ruleSet,
        DateTimeOffset time) => new()
        {
            Check = Check,
            Subject = new Subject(SubjectKind.Artifact, item.Path, digest),
            Scope = item.Path,
            Method = Rung.Scan,
            Outcome = outcome,
            ReasonCodes = ReasonCodes.Sorted(codes),
            Coverage = coverage,
            Findings = findings,
            Time = time,
            Tool = ToolIdentity.Current,
            RuleSet = ruleSet,
        };
}
