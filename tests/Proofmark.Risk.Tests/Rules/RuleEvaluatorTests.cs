using System.Diagnostics;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Systems.Model;
using Proofmark.Tests;

namespace Proofmark.Risk.Tests.Rules;

public sealed class RuleEvaluatorTests
{
    private const string Trifecta = "rule.untrusted-text-to-outward-action";

    private static readonly SystemModel Agent = new()
    {
        Id = "desk",
        Components =
        [
            Component("chat", "componentApplication") with { Untrusted = ["user"] },
            Component("llm", "componentTheModel"),
            Component("kb", "componentRAGContent") with { Data = ["tickets"] },
            Component("tools", "componentTools") with { Privileges = ["crm.read", "mail.send"], Approval = "all" },
        ],
        Flows = [Flow("chat", "llm"), Flow("kb", "llm"), Flow("llm", "tools"), Flow("tools", "chat")],
        Data = Tickets("pii"),
        Facts = [],
    };

    [Fact]
    public void The_path_from_untrusted_text_to_an_action_is_shown()
    {
        var finding = Evaluate(Agent, Trifecta).Findings.Should().ContainSingle().Subject;
        finding.Severity.Should().Be(Severity.Critical);
        finding.Message.Should().Contain("chat -> llm -> tools").And.Contain("mail.send").And.NotContain("crm.read").And.Contain("private data");
        finding.Components.Should().Equal("chat", "llm", "tools");
    }

    [Fact]
    public void Without_private_data_the_path_is_less_severe()
    {
        var model = Agent with { Data = Tickets("public") };
        Evaluate(model, Trifecta).Findings.Should().ContainSingle().Which.Severity.Should().Be(Severity.High);
    }

    [Theory]
    [InlineData("chat", "llm")]
    [InlineData("llm", "tools")]
    public void A_path_that_is_cut_is_no_path(string from, string to) =>
        Evaluate(Agent with { Flows = [.. Agent.Flows.Where(f => (f.From, f.To) != (from, to))] }, Trifecta).Findings.Should().BeEmpty();

    [Fact]
    public void A_path_past_the_model_is_not_meant() =>
        Evaluate(Agent with { Flows = [Flow("chat", "tools")] }, Trifecta).Findings.Should().BeEmpty();

    [Fact]
    public void An_approval_that_is_only_declared_silences_nothing()
    {
        Evaluate(Agent, "rule.action-without-approval").Outcome.Should().Be(Outcome.Fail);
        Evaluate(Agent, "rule.action-without-approval", treeTrusted: true).Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void The_findings_reach_the_components_on_the_path()
    {
        var assessment = Assess(Agent);
        assessment.Risk("riskRogueActions@tools").Standing.Should().Be(RiskStanding.Exposed);
        assessment.Risk("riskPromptInjection@llm").Standing.Should().Be(RiskStanding.Exposed);
        assessment.Worst.Should().Contain(["riskRogueActions@tools"]);
        assessment.NextActions[0].Title.Should().Contain("Cut the path");
        assessment.NextActions[0].Command.Should().Be("proofmark assess .");
        assessment.Disregarded.Should().ContainSingle(d => d.What == "approval: all at tools");
    }

    [Fact]
    public void A_finding_that_is_deleted_leaves_the_risk_unknown()
    {
        var results = RuleEvaluator.Evaluate(RuleSet.Load(), Agent, Some.Now, false);
        var without = Assess(Agent, [.. results.Where(r => r.Check.Id is not (Trifecta or "rule.action-without-approval"))]);
        without.Risk("riskRogueActions@tools").Standing.Should().Be(RiskStanding.Unknown);
    }

    [Fact]
    public void A_dense_system_of_many_components_is_bounded()
    {
        var components = Enumerable.Range(0, 300).Select(i => Component($"c{i}", i % 2 == 0 ? "componentTheModel" : "componentTools") with { Untrusted = ["user"], Privileges = ["mail.send"] }).ToList();
        var flows = components.SelectMany(a => components.Select(b => Flow(a.Id, b.Id))).ToList();
        var model = new SystemModel { Id = "dense", Components = components, Flows = flows, Facts = [] };
        var watch = Stopwatch.StartNew();
        var result = Evaluate(model, Trifecta);
        result.Outcome.Should().BeOneOf(Outcome.Fail, Outcome.NotEstablished);
        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    [Fact]
    public void Every_rule_gives_one_result_that_names_the_rule_set()
    {
        var results = RuleEvaluator.Evaluate(RuleSet.Load(), Agent, Some.Now, false);
        results.Select(r => r.Check.Id).Should().OnlyHaveUniqueItems().And.HaveCount(RuleSet.Load().Rules.Count);
        results.Should().OnlyContain(r => r.RuleSet == RuleSet.Load().Digest && r.Time == Some.Now);
    }

    private static CheckResult Evaluate(SystemModel model, string check, bool treeTrusted = false) =>
        RuleEvaluator.Evaluate(RuleSet.Load(), model, Some.Now, treeTrusted).Single(r => r.Check.Id == check);

    private static Assessment Assess(SystemModel model) => Assess(model, RuleEvaluator.Evaluate(RuleSet.Load(), model, Some.Now, false));

    private static Assessment Assess(SystemModel model, IReadOnlyList<CheckResult> results) => Assessor.Assess(
        model, EvidenceSet.Of(results.Select(EvidenceItem.OfThisRun)), Catalogue.Load(), BindingSet.Load(RuleSet.Load().Bindings), new AssessmentOptions(Some.Now));

    private static SortedDictionary<string, DataSet> Tickets(string dataClass) =>
        new() { ["tickets"] = new DataSet("tickets", [dataClass], new Location("proofmark.yaml", Line: 1)) };

    private static SystemComponent Component(string id, string kind) => new(id, kind, true, new Location("proofmark.yaml", Line: 1));

    private static SystemFlow Flow(string from, string to) => new(from, to, "", true);
}
