using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Loss;
using Proofmark.Risk.Overlay;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Loss;

/// <summary>From an assessment to money.</summary>
public sealed class AssessedLossTests
{
    private static readonly EffectCeiling Strong = new(EffectStrength.Strong, 0.5, 0.7, 0.9);

    [Fact]
    public void Only_a_control_with_credit_is_drawn()
    {
        CreditedTheta.Of(Evidence(0.5, 1.5, supported: false), null).Should().BeNull("nothing is known");
        CreditedTheta.Of(Evidence(0.5, 5.5, supported: false), null).Should().BeNull("it failed");
        CreditedTheta.Of(Evidence(0.501, 1.5), null).Should().BeNull("a pass that has all but faded leaves no credit, and not the mean of the prior");
        CreditedTheta.Of(Evidence(12.5, 1.5, supported: false), null).Should().BeNull("a finding refutes it here");
        CreditedTheta.Of(Evidence(4.5, 1.5), null).Should().Be(ThetaBelief.Uncertain(4.5, 1.5));
    }

    [Fact]
    public void A_known_recall_caps_the_draws_and_an_unknown_one_does_not()
    {
        CreditedTheta.Of(Evidence(4.5, 1.5), new ControlRecall(true, 0.7, "measured")).Should().Be(ThetaBelief.Uncertain(4.5, 1.5, 0.7));
        CreditedTheta.Of(Evidence(4.5, 1.5), new ControlRecall(false, null, "recall unknown")).Should().Be(ThetaBelief.Uncertain(4.5, 1.5));
    }

    [Fact]
    public void To_find_out_one_starts_from_what_is_believed() =>
        CreditedTheta.Believed(Evidence(0.5, 1.5, supported: false), null).Should().Be(ThetaBelief.Uncertain(0.5, 1.5));

    [Fact]
    public void Every_instance_is_taken_over_and_governance_is_no_effect()
    {
        var assessment = Some.Assess(Some.System(Some.ModelPath));
        var instances = AssessedInstances.Believed(assessment);

        instances.Select(i => i.Id).Should().Equal(assessment.Risks.Select(r => r.Id));
        instances.Sum(i => i.Effects.Count).Should().Be(assessment.Risks.Sum(r => r.Beliefs.Count(b => b.Acts != EffectAct.Governance))).And.BeGreaterThan(0);
    }

    [Fact]
    public void Without_evidence_nothing_is_taken_off_the_loss()
    {
        var loss = Assess(Outcome.NotEstablished);

        loss.Simulation!.Residual.Should().BeEquivalentTo(loss.Simulation.Inherent);
    }

    /// <summary>Properties P2 and P4 in money: a failed check, one that was not run, and a passed one.</summary>
    [Fact]
    public void Not_looking_is_never_cheaper_than_a_fail_and_a_pass_is_never_dearer()
    {
        var failed = Eal(Assess(Outcome.Fail));
        var unknown = Eal(Assess(Outcome.NotEstablished));
        var passed = Eal(Assess(Outcome.Pass));

        unknown.Should().BeGreaterThanOrEqualTo(failed);
        passed.Should().BeLessThan(unknown);
    }

    [Fact]
    public void Without_ranges_there_is_no_money() =>
        LossAssessor.Assess(Some.System(Some.ModelPath), Some.Assess(Some.System(Some.ModelPath)), SomeLoss.Quick).Should().BeNull();

    [Fact]
    public void An_assessment_says_what_is_lost_or_why_it_says_nothing()
    {
        var model = Some.System(Some.ModelPath);
        var assessment = Some.Assess(model);
        var risk = assessment.Risks[0].RiskId;

        var without = LossAssessor.Complete(model, assessment, SomeLoss.Quick);
        (without.Loss, without.NoLoss).Should().Be((null, LossAbsence.NoOwnerRanges));

        var used = LossAssessor.Complete(Given(risk), assessment, SomeLoss.Quick);
        used.NoLoss.Should().BeNull();
        used.Loss!.Simulation.Should().NotBeNull();

        var unused = LossAssessor.Complete(Given("riskNobodyAsked"), assessment, SomeLoss.Quick);
        unused.NoLoss.Should().Be(LossAbsence.NoUsableRange);
        unused.Loss!.Unused.Should().ContainSingle();

        SystemModel Given(string id) => model with { Impact = new SystemImpact { Losses = new Dictionary<string, LossRange> { [id] = SomeLoss.Range(1, 4, 20, 1_000, 50_000) } } };
    }

    private static double Eal(LossAssessment loss) => loss.Simulation!.Residual.ExpectedAnnualLoss.Value;

    private static LossAssessment Assess(Outcome outcome)
    {
        var model = Some.System(Some.ModelPath);
        var assessment = Some.Assess(model, Some.Run(Some.Result(outcome)));
        var risk = assessment.Risks.First(r => r.Beliefs.Any(b => b.ControlId == "controlSecureByDefaultMLTooling" && b.Acts == EffectAct.Preventive)).RiskId;
        return LossAssessor.Assess(model with { Impact = new SystemImpact { Losses = new Dictionary<string, LossRange> { [risk] = SomeLoss.Range(1, 4, 20, 1_000, 50_000) } } }, assessment, SomeLoss.Quick)!;
    }

    private static ControlEvidence Evidence(double alpha, double beta, bool supported = true) => new("controlA", "filter", EffectAct.Preventive, Strong, supported, alpha, beta);
}
