using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Admitting weaknesses in the description, or deleting what keeps them away, is no evidence that somebody looked.</summary>
public sealed class ClaimedCoverageTests
{
    private static readonly SystemModel Plain = Some.System(Some.ModelPath) with
    {
        Owner = "team",
        Components =
        [
            new SystemComponent("agent", "componentReasoningCore", true, new Location("proofmark.yaml", Line: 1)),
            new SystemComponent("llm", "componentTheModel", true, new Location("proofmark.yaml", Line: 2)) { Files = [Some.ModelPath] },
        ],
    };

    [Fact]
    public void An_admitted_weakness_weighs_against_and_is_not_counted_as_evidence()
    {
        var answered = Plain with { Components = [Plain.Components[0] with { Properties = new Dictionary<string, string> { ["turn-limit"] = "none", ["loop-breaker"] = "nothing" } }, Plain.Components[1]] };
        var (before, after) = (Assess(Plain), Assess(answered));

        after.Risk("riskRunawayAgentToolLoops@agent").Standing.Should().Be(RiskStanding.Exposed);
        before.Risk("riskRunawayAgentToolLoops@agent").Standing.Should().Be(RiskStanding.Unknown);
        after.Coverage.Should().Be(before.Coverage);
        after.Posture!.Coverage.Should().Be(before.Posture!.Coverage);
    }

    [Fact]
    public void Deleting_the_owner_raises_no_coverage() =>
        Assess(Plain with { Owner = null }).Coverage.Should().Be(Assess(Plain).Coverage);

    [Fact]
    public void A_stored_failure_is_counted()
    {
        var stored = Some.Stored(Some.Result(Outcome.Fail, "rule.no-turn-limit", "fixture", method: Rung.Document) with { Subject = new Subject(SubjectKind.System, Plain.Id) });

        Assess(Plain, stored).Coverage.With.Should().BeGreaterThan(Assess(Plain).Coverage.With);
    }

    private static Assessment Assess(SystemModel model, params EvidenceItem[] stored)
    {
        var rules = RuleSet.Load();
        var items = RuleEvaluator.Evaluate(rules, model, Some.Now, false).Select(EvidenceItem.OfThisRun).Concat(stored);
        return Assessor.Assess(model, EvidenceSet.Of(items), Catalogue.Load(), BindingSet.Load(rules.Bindings), new AssessmentOptions(Some.Now));
    }
}
