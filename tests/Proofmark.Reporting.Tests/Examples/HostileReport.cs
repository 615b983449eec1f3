using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>A report that carries the same hostile text in every field that can come from outside.</summary>
internal static class HostileReport
{
    public static AssessmentReport Of(string evil)
    {
        var location = new Location(evil, evil, 7);
        var finding = new Finding
        {
            RuleId = evil, Severity = Severity.Critical, Message = evil, Why = evil, Fix = evil, Location = location, Call = evil, References = [evil], Components = [evil],
        };
        var result = Result(evil, Outcome.Fail, location) with { Findings = [finding] };
        return new AssessmentReport
        {
            Assessment = Assess(evil, finding, location),
            System = Describe(evil, location),
            Results = [result, Result(evil, Outcome.NotEstablished, location)],
            Evidence = [Statement(result, evil, location)],
            Trend = HostileFigures.Trend(evil),
            Outcome = Outcome.Fail,
            AsOf = ExampleResults.AsOf,
            Tool = new ToolIdentity(evil, evil),
            RuleSet = new Digest(evil, evil),
            CatalogueCommit = evil,
        };
    }

    private static CheckResult Result(string evil, Outcome outcome, Location location) => new()
    {
        Check = new CheckIdentity(evil, 1, evil),
        Subject = new Subject(SubjectKind.Artifact, evil),
        Scope = evil,
        Method = Rung.Scan,
        Outcome = outcome,
        ReasonCodes = [evil],
        Coverage = new Coverage(0, 1, evil, [new UnreadPart(location, evil, evil), new UnreadPart(location, "unanswered", evil)]),
        Time = ExampleResults.AsOf,
        Tool = ExampleResults.Tool,
    };

    private static EvidenceItem Statement(CheckResult result, string evil, Location location) =>
        new(new Digest(evil, evil), EvidenceStatement.FromResult(result with { Subject = new Subject(SubjectKind.Artifact, evil) }, evil), EvidenceOrigin.NamedStore, location);

    private static Assessment Assess(string evil, Finding finding, Location location) => new()
    {
        Convention = evil,
        System = evil,
        Risks =
        [
            new RiskAssessment
            {
                Id = evil, RiskId = evil, Title = evil, ComponentId = evil, Standing = RiskStanding.Exposed, Why = evil, Findings = [finding], Controls = [evil],
                Coverage = new EvidenceCoverage(1, 2), AcceptedBy = evil, Groups = [HostileFigures.Group(evil)],
                Impact = new RiskImpact(ImpactClass.High, evil, evil), Residual = ResidualShare.Whole, Rank = new RiskRank(1, RankStability.Contested, [evil]),
            },
        ],
        Controls =
        [
            new ControlAssessment { ControlId = evil, Title = evil, TestExists = true, Checks = [evil], Credited = 0.1, Mean = 0.2, High = 0.3, Evidence = [evil] },
        ],
        Coverage = new EvidenceCoverage(1, 2),
        Worst = [evil],
        NextActions = [new NextAction(evil, evil, [evil])],
        Posture = HostileFigures.Posture(evil),
        AttackPaths = [new AttackPath { Components = [evil, "other"], Residual = ResidualShare.Whole, WeakestStep = evil, Instances = [evil] }],
        NextTests = [new NextTest { CheckId = evil, Controls = [evil], Title = evil, Command = evil, Moves = [] }],
        Profiles = [HostileFigures.Profile(evil)],
        Loss = HostileFigures.Loss(evil),
        Disregarded = [new DisregardedClaim(evil, location, evil)],
    };

    private static SystemModel Describe(string evil, Location location) => new()
    {
        Id = evil,
        Owner = evil,
        Personas = [evil],
        Boundaries = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [evil] = [evil, "other"] },
        Components =
        [
            new SystemComponent(evil, evil, true, location) { Untrusted = [evil], Privileges = [evil] },
            new SystemComponent("other", evil, true, location) { Privileges = [evil] },
        ],
        Flows = [new SystemFlow(evil, "other", evil, true), new SystemFlow("other", evil, evil, true)],
        Facts = [new Fact(evil, FactKind.Tool, evil, Confidence.Low, location) { Attributes = new SortedDictionary<string, string> { [evil] = evil } }],
        Unread = [new UnreadPart(location, evil, evil)],
    };
}
