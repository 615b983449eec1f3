using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Rules;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>The figures of the support agent's assessment: impact, residuals, why-trees, paths, posture, evidence and loss.</summary>
internal static class ExampleFigures
{
    private static readonly CheckResult Earlier = ExampleResults.Result(
        "scan.load-time-code", "Does loading the file run code?", "models/adapter/adapter_model.safetensors", Outcome.Pass, Coverage.Full(1_048_576, "bytes")) with
    {
        Time = ExampleResults.AsOf.AddDays(-40),
    };

    private static readonly CheckResult Answer = Earlier with { Method = Rung.Questionnaire, Time = ExampleResults.AsOf.AddDays(-200) };

    /// <summary>The statements of this run, one of a store, one answer and one that lies in the tree.</summary>
    public static IReadOnlyList<EvidenceItem> Evidence { get; } = EvidenceSet.Of(
    [
        .. ExampleResults.All.Select(EvidenceItem.OfThisRun),
        Stored(Earlier, null, EvidenceOrigin.NamedStore),
        Stored(Answer, "vendor", EvidenceOrigin.NamedStore),
        Stored(Earlier with { Time = ExampleResults.AsOf.AddDays(-2) }, null, EvidenceOrigin.AssessedTree),
    ]).Items;

    /// <summary>Id of the statement that says that the adapter was read.</summary>
    public static string AdapterPass { get; } = EvidenceItem.OfThisRun(ExampleResults.All[1]).Id.ToString();

    /// <summary>An instance with impact, residual, rank and, where evidence speaks, a why-tree.</summary>
    public static RiskAssessment Judge(RiskAssessment risk, int place) => risk with
    {
        Impact = new RiskImpact(
            risk.RiskId is "riskMaliciousLoaderDeserialization" or "riskRogueActions" ? ImpactClass.Severe : risk.RiskId == "riskDenialOfService" ? ImpactClass.Low : ImpactClass.High,
            "assumption",
            "what the system is for"),
        Residual = risk.Standing switch
        {
            RiskStanding.Covered => new ResidualShare(0.08, 0.21, 0.44),
            RiskStanding.PartlyCovered => new ResidualShare(0.31, 0.52, 0.78),
            _ => new ResidualShare(0.35, 1, 1),
        },
        LossShare = new ResidualShare(0.7, 1, 1),
        Rank = new RiskRank(place, place == 3 ? RankStability.Contested : RankStability.Robust, place == 3 ? ["impact class one step lower"] : []),
        Groups = risk.Coverage.With == 0 ? [] : [Group(risk.Standing == RiskStanding.Exposed)],
    };

    /// <summary>The rest of the figures.</summary>
    public static Assessment Complete(Assessment assessment) => assessment with
    {
        Risks = [.. assessment.Risks.Select((r, i) => Judge(r, i + 1))],
        Loss = Loss,
        Posture = new Posture
        {
            Coverage = 0.17,
            Level = PostureLevel.None,
            Grade = "insufficient evidence (C=0.17)",
            MustHave = [new PostureControl("controlInputValidationAndSanitization", PostureLevel.None, 0, "riskPromptInjection@chat", "it is counted on most")],
        },
        AttackPaths =
        [
            new AttackPath { Components = ["chat", "llm", "tools"], Residual = new ResidualShare(0.12, 1, 1), WeakestStep = "llm", Instances = ["riskPromptInjection@llm", "riskRogueActions@tools"] },
        ],
        NextTests =
        [
            new NextTest
            {
                CheckId = "scan.load-time-code", Controls = ["controlModelAndDataIntegrityManagement"], Title = "scan.load-time-code could move 1 risk", Command = "proofmark scan .",
                Moves = [new PossibleMove("riskMaliciousLoaderDeserialization@llm", ResidualShare.Whole, new ResidualShare(0.2, 0.6, 0.8), ResidualShare.Whole)],
            },
        ],
        Profiles =
        [
            new ProfileAssessment
            {
                ComponentId = "tools",
                Level = AssuranceLevel.McpL1,
                Limit = ProfileLimit.Failed,
                Gaps =
                [
                    new ProfileGap(AssuranceLevel.McpL2, "mcp-plain-http", "Is every remote tool server spoken to over TLS?", Outcome.Fail, []),
                    new ProfileGap(AssuranceLevel.McpL3, "mcp-calls-unlimited", "Is there a limit on calls for each caller?", Outcome.NotEstablished, ["How often can a caller use it?"]),
                ],
            },
        ],
    };

    /// <summary>A small loss with a tolerance that is exceeded.</summary>
    public static LossAssessment Loss { get; } = LossAssessor.Assess(
        new SystemModel
        {
            Id = "support-agent",
            Components = [],
            Facts = [],
            Impact = new SystemImpact
            {
                Currency = "EUR",
                Tolerance = [new TolerancePoint(0.05, 20_000)],
                Losses = new SortedDictionary<string, LossRange>(StringComparer.Ordinal)
                {
                    ["riskRogueActions"] = new(new PertRange(0, 1, 4), new AmountInterval(5_000, 80_000), new Location("proofmark.yaml", Line: 20)),
                },
            },
        },
        new Assessment
        {
            System = "support-agent",
            Risks = [new RiskAssessment { Id = "riskRogueActions@tools", RiskId = "riskRogueActions", Title = "Rogue actions", ComponentId = "tools", Standing = RiskStanding.Exposed, Why = "", Findings = [], Controls = [], Coverage = new EvidenceCoverage(0, 4) }],
            Controls = [],
            Coverage = new EvidenceCoverage(0, 4),
            Worst = [],
            NextActions = [],
        },
        new LossOptions { Trials = 500 })!;

    private static GroupEffect Group(bool refuted) => new()
    {
        Group = "artifact-integrity",
        Acts = EffectAct.Preventive,
        Effect = new EffectFigures(refuted ? 0 : 0.22, 0.48, 0.69),
        Refuted = refuted,
        Controls =
        [
            new GroupControl
            {
                ControlId = "controlModelAndDataIntegrityManagement",
                Ceiling = new EffectCeiling(EffectStrength.Strong, 0.5, 0.7, 0.9),
                Effectiveness = new EffectFigures(0.44, 0.69, 0.77),
                Checks = [new GroupCheck("scan.load-time-code", 1, 4, [AdapterPass]), new GroupCheck("system.model-origin", 0, 2, [])],
            },
        ],
    };

    private static EvidenceItem Stored(CheckResult result, string? author, EvidenceOrigin origin)
    {
        var statement = EvidenceStatement.FromResult(result, author);
        return new EvidenceItem(Proofmark.Core.Evidence.EvidenceCodec.IdOf(statement), statement, origin, new Location("store.json"));
    }
}
