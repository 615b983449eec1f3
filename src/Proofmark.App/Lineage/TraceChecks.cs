using Proofmark.Core;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.App.Lineage;

/// <summary>What a trace concludes. A contradiction fails; an open window is a gap in the evidence, which leaves the question not established and is no proof of an attack.</summary>
internal static class TraceChecks
{
    private static readonly CheckIdentity Consistency = new("lineage.consistency", 1, "Does all that is known of the origin of the model agree?");

    private static readonly IReadOnlyList<(WindowClass Class, CheckIdentity Check)> ByClass =
    [
        (WindowClass.HandOver, new("lineage.hand-over", 1, "Did every step take the bytes that the one before left?")),
        (WindowClass.InStep, new("lineage.in-step", 1, "Does somebody who is trusted vouch for what happened in every step?")),
        (WindowClass.CheckpointChain, new("lineage.checkpoint-chain", 1, "Does every segment of training go on from what an earlier one left?")),
        (WindowClass.SignDelay, new("lineage.sign-delay", 1, "Was every record signed when its step ended, by a trusted time?")),
        (WindowClass.PublishConsume, new("lineage.publish-consume", 1, "Is what is used what was published?")),
        (WindowClass.InputCompleteness, new("lineage.input-completeness", 1, "Is all that the steps read recorded?")),
        (WindowClass.Identity, new("lineage.identity", 1, "Do independent identities vouch for neighbouring steps?")),
        (WindowClass.TimeSanity, new("lineage.time-sanity", 1, "Do the times agree?")),
        (WindowClass.Orphan, new("lineage.orphan", 1, "Has every artifact a recorded origin?")),
    ];

    public static IReadOnlyList<CheckResult> Of(Trace trace, DateTimeOffset time) =>
        [OfContradictions(trace, time), .. ByClass.Select(entry => OfClass(trace, entry.Class, entry.Check, time))];

    private static CheckResult OfContradictions(Trace trace, DateTimeOffset time)
    {
        var findings = trace.Contradictions.Select(c => new Finding
        {
            RuleId = $"lineage.{c.Reason}",
            Severity = Severity.High,
            Message = c.Message,
            Why = "Two records cannot both be true: one of them is wrong, or the bytes were changed in between.",
            Fix = "Find out which record is wrong, and make the artifact again from what is known to be right.",
            Location = new Location(c.Sources.Count > 0 ? c.Sources[0] : trace.Target.Name),
            References = ["CWE-345"],
        }).ToList();
        var outcome = findings.Count > 0 ? Outcome.Fail : trace.Steps.Count == 0 ? Outcome.NotEstablished : Outcome.Pass;
        return Result(trace, Consistency, outcome, [.. trace.Contradictions.Select(static c => c.Reason)], findings, time);
    }

    // Without a recorded step there is nothing that could agree or not: only what is known to be open can be told.
    private static CheckResult OfClass(Trace trace, WindowClass of, CheckIdentity check, DateTimeOffset time)
    {
        var windows = trace.Windows.Where(w => w.Class == of).ToList();
        var findings = windows.Select(static w => new Finding
        {
            RuleId = $"lineage.{w.Reason}",
            Severity = w.Severity,
            Message = w.Message,
            Why = "In this interval the bytes could change, and the evidence would not show it. That is a gap in the evidence, not a sign of an attack.",
            Fix = $"Attest: {w.ClosedBy[0].What}.",
            Location = new Location(w.Artifact),
            References = ["CWE-345"],
        }).ToList();
        var (outcome, reasons) = (windows.Count, trace.Steps.Count) switch
        {
            (0, 0) => (Outcome.NotEstablished, (IEnumerable<string>)["no-record"]),
            (0, _) => (Outcome.Pass, []),
            _ => (Outcome.NotEstablished, windows.Select(static w => w.Reason)),
        };
        return Result(trace, check, outcome, reasons, findings, time);
    }

    private static CheckResult Result(Trace trace, CheckIdentity check, Outcome outcome, IEnumerable<string> reasons, IReadOnlyList<Finding> findings, DateTimeOffset time) => new()
    {
        Check = check,
        Subject = new Subject(SubjectKind.Artifact, trace.Target.Name, trace.Target.Digest),
        Scope = trace.Target.Name,
        Method = Rung.Attestation,
        Outcome = outcome,
        ReasonCodes = [.. reasons.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Coverage = Coverage.Full(trace.Evidence.Documents.Count, "records"),
        Findings = findings,
        Time = time,
        Tool = ToolIdentity.Current,
    };
}
