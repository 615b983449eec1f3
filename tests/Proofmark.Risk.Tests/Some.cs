using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests;

/// <summary>Small systems and results for tests.</summary>
internal static class Some
{
    public const string Scan = "scan.load-time-code";
    public const string ModelPath = "models/a.pkl";

    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Digest DigestA = Digest.OfBytes("a"u8);
    public static readonly Digest DigestB = Digest.OfBytes("b"u8);

    /// <summary>Only what the tests of the assessor need: one scan with a pass that counts, and one that cannot.</summary>
    public static readonly BindingSet Bindings = BindingSet.Load([]);

    public static SystemModel System(params string[] modelFiles) => new()
    {
        Id = "support",
        Components = [new SystemComponent("llm", "componentTheModel", true, new Location("proofmark.yaml", Line: 3)) { Files = modelFiles }],
        Facts = [.. modelFiles.Select(f => new Fact("discover.model-file", FactKind.ModelFile, f, Confidence.High, new Location(f)))],
    };

    public static CheckResult Result(Outcome outcome, string check = Scan, string path = ModelPath, Digest? digest = null, DateTimeOffset? time = null, Rung method = Rung.Scan, params Finding[] findings) => new()
    {
        Check = new CheckIdentity(check, 1, "?"),
        Subject = new Subject(SubjectKind.Artifact, path, digest ?? DigestA),
        Scope = path,
        Method = method,
        Outcome = outcome,
        ReasonCodes = outcome == Outcome.NotApplicable ? ["inert-format"] : [],
        Coverage = Coverage.Full(10, "bytes"),
        Findings = outcome == Outcome.Fail && findings.Length == 0 ? [Finding(path)] : findings,
        Time = time ?? Now,
        Tool = new ToolIdentity("proofmark", "0.1.0"),
    };

    public static Finding Finding(string path, string rule = "pickle.malicious-call", Severity severity = Severity.Critical) => new()
    {
        RuleId = rule,
        Severity = severity,
        Message = "Loading the file would run posix.system.",
        Why = "It runs before any model exists.",
        Fix = "Delete the file.",
        Location = new Location(path),
    };

    public static EvidenceItem Run(CheckResult result) => EvidenceItem.OfThisRun(result);

    public static EvidenceItem Stored(CheckResult result, EvidenceOrigin origin = EvidenceOrigin.NamedStore, string? author = null)
    {
        var statement = EvidenceStatement.FromResult(result, author);
        return new EvidenceItem(EvidenceCodec.IdOf(statement), statement, origin, new Location("store/x.json"));
    }

    public static Assessment Assess(SystemModel model, params EvidenceItem[] items) => Assess(model, false, items);

    public static Assessment Assess(SystemModel model, bool treeTrusted, params EvidenceItem[] items) =>
        Assessor.Assess(model, EvidenceSet.Of(items), Catalogue.Load(), Bindings, new AssessmentOptions(Now, treeTrusted));

    public static RiskAssessment Risk(this Assessment assessment, string id) => assessment.Risks.Single(r => r.Id == id);

    public static double? Credit(this Assessment assessment, string control = "controlSecureByDefaultMLTooling") =>
        assessment.Controls.Single(c => c.ControlId == control).Credited;
}
