using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Loss;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>An assessment of the support agent, as the other rooms would hand it over.</summary>
internal static class ExampleReport
{
    private static readonly Location Description = new("proofmark.yaml", Line: 3);

    public static AssessmentReport Full { get; } = new()
    {
        Assessment = ExampleFigures.Complete(Assess()),
        System = Describe(),
        Results = ExampleResults.All,
        Evidence = ExampleFigures.Evidence,
        Outcome = Outcome.Fail,
        AsOf = ExampleResults.AsOf,
        Tool = ExampleResults.Tool,
        RuleSet = ExampleResults.RuleSet,
        CatalogueCommit = "0123456789abcdef0123456789abcdef01234567",
    };

    /// <summary>The same where the owner gave no range.</summary>
    public static AssessmentReport WithoutRanges { get; } = Full with { Assessment = Full.Assessment with { Loss = null, NoLoss = LossAbsence.NoOwnerRanges } };

    public static AssessmentReport Empty { get; } = Full with
    {
        Assessment = new Assessment
        {
            System = "nothing",
            Risks = [],
            Controls = [],
            Coverage = new EvidenceCoverage(0, 0),
            Worst = [],
            NextActions = [],
        },
        System = new SystemModel { Id = "nothing", Components = [], Facts = [] },
        Results = [],
        Evidence = [],
        Outcome = Outcome.NotEstablished,
        RuleSet = null,
        CatalogueCommit = null,
    };

    private static Assessment Assess() => new()
    {
        System = "support-agent",
        Risks =
        [
            At("riskMaliciousLoaderDeserialization", "Malicious loader or deserialisation", "classifier", RiskStanding.Exposed,
                "Loading model.pt runs a shell command; no signature binds the file to a producer.", 1, 4, ExampleResults.Payload),
            At("riskPromptInjection", "Prompt injection", "chat", RiskStanding.Exposed,
                "Text from email reaches mail.send and nobody approves the action.", 0, 5, ExampleResults.ToolPath),
            At("riskModelSourceTampering", "Model source tampering", "llm", RiskStanding.Exposed,
                "The model is fetched by name without a revision and imports code from its repository.", 1, 6, ExampleResults.RemoteCode, ExampleResults.Unpinned),
            At("riskRogueActions", "Rogue actions", "tools", RiskStanding.Exposed,
                "The tools may send mail without approval.", 0, 4, ExampleResults.ToolPath),
            At("riskAdapterPEFTInjection", "Adapter injection", "adapter", RiskStanding.Exposed, "The adapter is unsigned.", 1, 3, ExampleResults.Unsigned),
            At("riskSensitiveDataDisclosure", "Sensitive data disclosure", "kb", RiskStanding.Unknown, "No evidence speaks for any of its controls.", 0, 5),
            At("riskDataPoisoning", "Data poisoning", "kb", RiskStanding.Unknown, "No evidence speaks for any of its controls.", 0, 6),
            At("riskModelExfiltration", "Model exfiltration", "llm", RiskStanding.Unknown, "No evidence speaks for any of its controls.", 0, 4),
            At("riskMembershipInference", "Membership inference", "llm", RiskStanding.Unknown, "No evidence speaks for any of its controls.", 0, 2),
            At("riskMaliciousLoaderDeserialization", "Malicious loader or deserialisation", "adapter", RiskStanding.PartlyCovered,
                "The adapter was read and holds no code; it is not signed.", 2, 4),
            At("riskMaliciousLoaderDeserialization", "Malicious loader or deserialisation", "llm", RiskStanding.PartlyCovered,
                "Weights are safetensors; remote code is a finding of its own.", 2, 4),
            At("riskPromptInjection", "Prompt injection", "llm", RiskStanding.Unknown, "No evidence speaks for any of its controls.", 0, 5),
            At("riskDenialOfService", "Denial of service and runaway cost", "chat", RiskStanding.Covered, "Rate and budget limits were tested.", 2, 2),
        ],
        Controls =
        [
            new()
            {
                ControlId = "controlModelAndDataIntegrityManagement", Title = "Model and data integrity management", TestExists = true,
                Checks = ["scan.load-time-code", "system.model-origin"], Credited = 0.1134, Mean = 0.3312, High = 0.5729, Evidence = [ExampleFigures.AdapterPass, "sha256:b2"],
            },
            new()
            {
                ControlId = "controlInputValidationAndSanitization", Title = "Input validation and sanitisation", TestExists = true,
                Checks = ["system.tool-paths"], Credited = 0.0211, Mean = 0.1428, High = 0.31942, Evidence = ["sha256:c3"],
            },
            new()
            {
                ControlId = "controlAgentPluginUserControl", Title = "User control over tools", TestExists = true, Checks = ["system.tool-paths"], Evidence = [],
            },
            new() { ControlId = "controlPrivacyEnhancingTechnologies", Title = "Privacy-enhancing technologies", TestExists = false, Checks = [], Evidence = [] },
            new() { ControlId = "controlRedTeaming", Title = "Red teaming", TestExists = false, Checks = [], Evidence = [] },
        ],
        Coverage = new EvidenceCoverage(9, 54),
        Worst = ["riskMaliciousLoaderDeserialization@classifier", "riskPromptInjection@chat", "riskModelSourceTampering@llm"],
        NextActions =
        [
            new("See what the classifier would run, then replace it", "proofmark scan models/classifier/model.pt",
                ["riskMaliciousLoaderDeserialization@classifier"]),
            new("Ask a person before mail.send, then assess again", "proofmark assess .", ["riskPromptInjection@chat", "riskRogueActions@tools"]),
            new("Pin the model to a commit", "proofmark explain model.unpinned-source", ["riskModelSourceTampering@llm"]),
        ],
        Disregarded =
        [
            new DisregardedClaim("a check result that says pass for scan.load-time-code", new Location(".proofmark/evidence/9f2c.json"),
                "Found inside the assessed tree and signed by nobody whom the policy trusts."),
            new DisregardedClaim("acceptance of riskPromptInjection@chat until 2027-03-31", new Location("proofmark.yaml", Line: 17),
                "Written inside the assessed tree; give --trust-tree to believe it."),
        ],
    };

    private static RiskAssessment At(
        string risk, string title, string component, RiskStanding standing, string why, int with, int of, params Finding[] findings) => new()
        {
            Id = $"{risk}@{component}",
            RiskId = risk,
            Title = title,
            ComponentId = component,
            Standing = standing,
            Severity = findings.Length == 0 ? null : findings.Max(f => f.Severity),
            Why = why,
            Findings = findings,
            Controls = [],
            Coverage = new EvidenceCoverage(with, of),
        };

    private static SystemModel Describe() => new()
    {
        Id = "support-agent",
        Owner = "team-support",
        Personas = ["personaApplicationDeveloper"],
        Boundaries = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["company"] = ["llm", "kb", "adapter", "classifier"],
            ["data"] = ["kb"],
            ["partner"] = ["tools"],
        },
        Components =
        [
            Part("chat", "componentApplication") with { Exposure = "internet", Untrusted = ["user", "email"] },
            Part("llm", "componentTheModel") with { Source = "hf:org/name", Format = "safetensors" },
            Part("tools", "componentTools") with { Privileges = ["crm.write", "mail.send"], Approval = "none" },
            Part("kb", "componentRAGContent") with { Data = ["tickets"] },
            Part("adapter", "componentTheModel"),
            new SystemComponent("classifier", "componentTheModel", false, new Location("models/classifier/model.pt")),
        ],
        Flows =
        [
            new("chat", "classifier", "ticket text", false),
            new("chat", "llm", "prompt", true),
            new("kb", "llm", "context", true),
            new("adapter", "llm", "weights", true),
            new("llm", "tools", "call", true),
            new("tools", "chat", "result", true),
        ],
        Facts =
        [
            new Fact("discover.model-file", FactKind.ModelFile, "models/classifier/model.pt", Confidence.High, new Location("models/classifier/model.pt")),
            new Fact("discover.model-reference", FactKind.ModelReference, "org/name", Confidence.Medium, new Location("app/agent.py", Line: 31)),
        ],
        Unread = [new UnreadPart(new Location("data/tickets.parquet"), "format-not-covered", "no reader for Parquet data")],
    };

    private static SystemComponent Part(string id, string kind) => new(id, kind, true, Description);
}
