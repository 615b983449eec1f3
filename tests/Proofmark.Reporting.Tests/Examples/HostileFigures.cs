using Proofmark.Core;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Rules;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>The figures of a hostile report, with the same text wherever a figure carries text.</summary>
internal static class HostileFigures
{
    public static GroupEffect Group(string evil) => new()
    {
        Group = evil,
        Acts = EffectAct.Preventive,
        Effect = EffectFigures.None,
        Controls =
        [
            new GroupControl
            {
                ControlId = evil, Ceiling = new EffectCeiling(EffectStrength.Weak, 0.05, 0.15, 0.3), Effectiveness = EffectFigures.None, Checks = [new GroupCheck(evil, 0.5, 1, [evil])],
            },
        ],
    };

    public static Posture Posture(string evil) => new()
    {
        Coverage = 0.5, Level = PostureLevel.None, Grade = evil, MustHave = [new PostureControl(evil, PostureLevel.None, 0, evil, evil)],
    };

    public static ProfileAssessment Profile(string evil) => new()
    {
        ComponentId = evil, Limit = ProfileLimit.Failed, Basis = evil, Gaps = [new ProfileGap(AssuranceLevel.McpL1, evil, evil, Outcome.Fail, [evil])],
    };

    public static Trend Trend(string evil) => new()
    {
        Since = ExampleResults.AsOf, Before = Outcome.Pass, Now = Outcome.Fail, CoverageBefore = new EvidenceCoverage(0, 1), CoverageNow = new EvidenceCoverage(1, 2),
        Moves = [new TrendMove(evil, null, RiskStanding.Exposed, [new TrendCause(TrendKind.NewFinding, evil)])], Causes = [new TrendCause(TrendKind.NewFinding, evil)],
    };

    public static LossAssessment Loss(string evil) => ExampleFigures.Loss with
    {
        Currency = evil,
        Tolerance = [.. ExampleFigures.Loss.Tolerance.Select(t => t with { Why = evil })],
        Unused = [new UnusedRange(evil, new Location(evil), evil)],
        Simulation = ExampleFigures.Loss.Simulation! with { Attribution = [.. ExampleFigures.Loss.Simulation.Attribution.Select(a => a with { Id = evil })] },
    };
}
