using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Scoring.Residuals;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Where published ways of scoring break, and that this one does not.</summary>
public sealed class CounterExampleTests
{
    private const string Injection = "riskPromptInjection@llm";

    /// <summary>OpenSSF Scorecard leaves inconclusive checks out of its weighted mean, so that hiding a result can raise the total.</summary>
    [Fact]
    public void Scorecard_an_inconclusive_check_never_counts_as_left_out()
    {
        var fail = Answer(Outcome.Fail, "controlInputValidationAndSanitization");
        var hidden = Answer(Outcome.NotEstablished, "controlInputValidationAndSanitization");
        var good = Answer(Outcome.Pass, "controlAdversarialTrainingAndTesting");
        var (seen, unseen) = (Assess(fail, good), Assess(hidden, good));
        seen.Risk(Injection).Standing.Should().Be(RiskStanding.Exposed);
        unseen.Risk(Injection).Standing.Should().Be(RiskStanding.Unknown);
        unseen.Risk(Injection).Residual!.Credited.Should().Be(seen.Risk(Injection).Residual!.Credited);
        unseen.Posture!.Coverage.Should().BeLessThan(Assess(Answer(Outcome.Pass, "controlInputValidationAndSanitization"), good).Posture!.Coverage);
    }

    /// <summary>CENSOR computes S · (1 − Π e), so that each further control raises the risk.</summary>
    [Fact]
    public void Censor_more_controls_never_raise_a_risk()
    {
        double[] effects = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
        var left = Enumerable.Range(0, 7).Select(n => Combination.Left(effects.Take(n), 0.3)).ToList();
        left.Should().BeInDescendingOrder();
        var asPublished = Enumerable.Range(1, 6).Select(n => 1 - effects.Take(n).Aggregate(1.0, (all, e) => all * e)).ToList();
        asPublished.Should().BeInAscendingOrder("this is the mistake");
    }

    /// <summary>DefectDojo starts at 100 and subtracts for findings, so that a product that nobody scanned has the best grade.</summary>
    [Fact]
    public void DefectDojo_nothing_scanned_has_no_grade_and_no_credit()
    {
        var nothing = Assess();
        nothing.Posture!.Grade.Should().Be("insufficient evidence (C=0.00)");
        nothing.Posture.Level.Should().Be(PostureLevel.None);
        nothing.Risks.Should().OnlyContain(r => r.Residual!.Credited == 1 && r.Standing == RiskStanding.Unknown);
        var scanned = Assess(Answer(Outcome.Pass, "controlInputValidationAndSanitization"));
        scanned.Risk(Injection).Residual!.Credited.Should().BeLessThan(nothing.Risk(Injection).Residual!.Credited);
    }

    /// <summary>AIVSS multiplies nine metrics, so that one zero makes everything zero.</summary>
    [Fact]
    public void Aivss_one_zero_does_not_make_everything_zero()
    {
        var all = TestBindings.ComponentChecks.Select(c => Some.Run(Result(Outcome.Pass, c))).ToArray();
        var broken = all.Select(i => i.Result.Check.Id == TestBindings.CheckOf("controlInputValidationAndSanitization") ? Answer(Outcome.Fail, "controlInputValidationAndSanitization") : i).ToArray();
        var (best, one) = (Assess(all).Risk(Injection).Residual!, Assess(broken).Risk(Injection).Residual!);
        best.Credited.Should().BePositive("no set of controls takes everything away");
        one.Credited.Should().BeGreaterThan(best.Credited).And.BeLessThan(1);
    }

    private static Assessment Assess(params EvidenceItem[] items) => RandomSystems.Assess(Some.System() with { Id = RandomSystems.Id }, items);

    private static EvidenceItem Answer(Outcome outcome, string control) => Some.Run(Result(outcome, TestBindings.CheckOf(control)));

    private static CheckResult Result(Outcome outcome, string check) => Some.Result(outcome, check: check) with { Subject = new Subject(SubjectKind.System, RandomSystems.Id) };
}
