using Proofmark.App.Assessing;
using Proofmark.Core;
using Proofmark.Reporting;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.App.Tests.Examples;

/// <summary>Small assessments to compare.</summary>
internal static class Past
{
    public const string Instance = "riskX@llm";

    public static SystemModel System { get; } = new() { Id = "shop", Components = [], Facts = [] };

    public static Assessment Assess(RiskStanding standing, Func<RiskAssessment, RiskAssessment>? change = null)
    {
        var risk = new RiskAssessment
        {
            Id = Instance, RiskId = "riskX", Title = "x", ComponentId = "llm", Standing = standing, Why = "because", Findings = [], Controls = [], Coverage = new EvidenceCoverage(1, 2),
        };
        return new Assessment
        {
            System = "shop", Risks = [change?.Invoke(risk) ?? risk], Controls = [], Coverage = new EvidenceCoverage(1, 2), Worst = [Instance], NextActions = [],
        };
    }

    public static PastAssessment Of(Assessment assessment, params IReadOnlyList<CheckResult> results) => new()
    {
        Digest = Digest.OfBytes([]), AsOf = DateTimeOffset.UnixEpoch, Outcome = Outcome.Fail, Results = results, Assessment = assessment,
    };

    public static AssessmentReport Now(Assessment assessment, params IReadOnlyList<CheckResult> results) => new()
    {
        Assessment = assessment, System = System, Results = results, Outcome = Outcome.Fail, AsOf = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    public static CheckResult Result(string check, Outcome outcome, params IReadOnlyList<Finding> findings) => new()
    {
        Check = new CheckIdentity(check, 1, check),
        Subject = new Subject(SubjectKind.Artifact, "file", Digest.OfBytes([1])),
        Scope = "file",
        Method = Rung.Scan,
        Outcome = outcome,
        Coverage = Coverage.Full(1, "files"),
        Findings = findings,
        Time = DateTimeOffset.UnixEpoch,
        Tool = ToolIdentity.Current,
    };

    public static Finding Finding(string rule = "a", Severity severity = Severity.High, string message = "m", int line = 1) => new()
    {
        RuleId = rule, Severity = severity, Message = message, Why = "w", Fix = "f", Location = new Location("file", Line: line),
    };
}
