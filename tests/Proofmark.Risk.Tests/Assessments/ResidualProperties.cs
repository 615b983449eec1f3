using System.Text.Json;
using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Scoring.Residuals;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Properties of the scoring convention on whole assessments of random systems, with a test for every control.</summary>
public sealed class ResidualProperties
{
    private const double Rounding = 1e-9;
    private const int Systems = 200;

    [Fact]
    public void P1_and_P3_a_pass_never_leaves_more_and_its_absence_never_helps() =>
        Gen.Select(RandomSystems.Models, RandomSystems.Sets, RandomSystems.Passes).Sample(
            (model, items, pass) => LeavesNoMore(RandomSystems.Assess(model, [.. items, pass]), RandomSystems.Assess(model, items)),
            iter: Systems);

    [Fact]
    public void P2_a_fail_never_leaves_less() =>
        Gen.Select(RandomSystems.Models, RandomSystems.Sets, RandomSystems.Fails).Sample(
            (model, items, fail) => LeavesNoMore(RandomSystems.Assess(model, items), RandomSystems.Assess(model, [.. items, fail])),
            iter: Systems);

    [Fact]
    public void P3_an_older_pass_never_leaves_less() =>
        Gen.Select(RandomSystems.Models, RandomSystems.Sets, Gen.Int[0, 5], Gen.Int[0, 200], Gen.Int[0, 200]).Sample(
            (model, items, check, days, more) => LeavesNoMore(
                RandomSystems.Assess(model, [.. items, RandomSystems.Aged(check, days)]),
                RandomSystems.Assess(model, [.. items, RandomSystems.Aged(check, days + more)])),
            iter: Systems);

    [Fact]
    public void P6_every_figure_is_a_share_and_in_order() => Gen.Select(RandomSystems.Models, RandomSystems.Sets).Sample(
        (model, items) =>
        {
            var assessment = RandomSystems.Assess(model, items);
            return assessment.Risks.SelectMany(r => new[] { r.Residual!, r.LossShare! }).Concat(assessment.AttackPaths.Select(p => p.Residual)).All(IsInOrder)
                && assessment.Posture!.Coverage is >= 0 and <= 1;
        },
        iter: Systems);

    [Fact]
    public void P7_P8_and_P16_order_and_repetition_change_no_byte() => Gen.Select(RandomSystems.Models, RandomSystems.Sets).Sample(
        (model, items) => Json(RandomSystems.Assess(model, [.. items.Reverse(), .. items])) == Json(RandomSystems.Assess(model, items)),
        iter: Systems);

    [Fact]
    public void P11_an_unrelated_component_leaves_every_other_risk_as_it_was() => Gen.Select(RandomSystems.Models, RandomSystems.Sets).Sample(
        (model, items) =>
        {
            var more = model with { Components = [.. model.Components, new SystemComponent("aside", "componentModelEvaluation", true, new Location("proofmark.yaml"))] };
            var with = RandomSystems.Assess(more, items).Risks.ToDictionary(r => r.Id);
            return RandomSystems.Assess(model, items).Risks.Where(r => r.ComponentId != RandomSystems.Id).All(r => Same(r, with[r.Id]));
        },
        iter: Systems);

    [Fact]
    public void P13_coverage_never_rises_when_passes_are_dropped() => Gen.Select(RandomSystems.Models, RandomSystems.Passes.Array[0, 8], RandomSystems.Passes).Sample(
        (model, items, pass) =>
        {
            var (with, without) = (RandomSystems.Assess(model, [.. items, pass]), RandomSystems.Assess(model, items));
            return without.Posture!.Coverage <= with.Posture!.Coverage + Rounding && without.Coverage.With <= with.Coverage.With && without.Posture.Level <= with.Posture.Level;
        },
        iter: Systems);

    [Fact]
    public void P13_coverage_falls_when_the_only_evidence_about_something_is_dropped()
    {
        var model = RandomSystems.Models.Single();
        RandomSystems.Assess(model).Posture!.Coverage.Should().Be(0);
        RandomSystems.Assess(model, RandomSystems.Aged(3, 1)).Posture!.Coverage.Should().BePositive();
    }

    [Fact]
    public void An_exposed_risk_is_left_no_better_than_without_evidence_for_the_refuted_mechanism() =>
        Gen.Select(RandomSystems.Models, RandomSystems.Sets, RandomSystems.Fails).Sample(
            (model, items, fail) => RandomSystems.Assess(model, [.. items, fail]).Risks.Where(r => r.Standing == RiskStanding.Exposed).All(r =>
                r.Groups.Where(g => g.Refuted).All(g => g.Effect is { Credited: 0, Mean: 0 })
                && r.Residual!.Credited >= Combination.Left(r.Groups.Where(g => g.Acts == EffectAct.Preventive && !g.Refuted).Select(g => g.Effect.Credited), 0.3) - Rounding),
            iter: Systems);

    [Fact]
    public void A_pass_elsewhere_credits_nothing_here() => Gen.Select(RandomSystems.Models, RandomSystems.Passes).Sample(
        (model, pass) =>
        {
            var spoken = pass.Result.Subject;
            return spoken.Kind == SubjectKind.System || RandomSystems.Assess(model, pass).Risks.Where(r => r.ComponentId != spoken.Name).All(r => r.Residual!.Credited == 1 && r.Coverage.With == 0);
        },
        iter: Systems);

    [Fact]
    public void Governance_takes_nothing_away_by_itself() => RandomSystems.Models.Sample(
        model => Policies(model).Risks.All(r => r.Residual == RandomSystems.Assess(model).Risk(r.Id).Residual && r.LossShare!.Credited == 1),
        iter: 100);

    private static Assessment Policies(SystemModel model)
    {
        var check = TestBindings.CheckOf("controlInternalPoliciesAndEducation");
        return RandomSystems.Assess(model, Some.Run(Some.Result(Outcome.Pass, check: check) with { Subject = new Subject(SubjectKind.System, RandomSystems.Id) }));
    }

    private static bool LeavesNoMore(Assessment better, Assessment worse)
    {
        var other = worse.Risks.ToDictionary(r => r.Id);
        return better.Risks.All(r => !other.TryGetValue(r.Id, out var w) || (NoMore(r.Residual!, w.Residual!) && NoMore(r.LossShare!, w.LossShare!)))
            && better.AttackPaths.Zip(worse.AttackPaths).All(p => p.First.Residual.Credited <= p.Second.Residual.Credited + Rounding);
    }

    private static bool NoMore(ResidualShare a, ResidualShare b) => a.Low <= b.Low + Rounding && a.Mean <= b.Mean + Rounding && a.Credited <= b.Credited + Rounding;

    private static bool IsInOrder(ResidualShare share) => share.Low >= 0 && share.Low <= share.Mean + Rounding && share.Mean <= share.Credited + Rounding && share.Credited <= 1;

    private static bool Same(RiskAssessment a, RiskAssessment b) =>
        a.Residual == b.Residual && a.LossShare == b.LossShare && a.Standing == b.Standing && a.Impact == b.Impact && a.Coverage == b.Coverage && a.Why == b.Why;

    private static string Json(Assessment assessment) => JsonSerializer.Serialize(assessment with { Disregarded = [] }, RiskJson.Default.Assessment);
}
