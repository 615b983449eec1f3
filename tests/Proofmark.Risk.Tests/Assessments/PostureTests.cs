using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

public sealed class PostureTests
{
    private static readonly SystemModel Model = Some.System() with { Id = RandomSystems.Id };

    [Theory]
    [InlineData(0, PostureLevel.None)]
    [InlineData(0.049, PostureLevel.None)]
    [InlineData(0.05, PostureLevel.Claimed)]
    [InlineData(0.30, PostureLevel.Tested)]
    [InlineData(0.649, PostureLevel.Tested)]
    [InlineData(0.65, PostureLevel.Shown)]
    public void Levels(double credit, PostureLevel expected) => PostureJudge.LevelOf(credit).Should().Be(expected);

    [Fact]
    public void The_system_stands_where_its_weakest_must_have_stands()
    {
        var all = TestBindings.ComponentChecks.Select(c => Passed(c, Rung.Attestation)).ToArray();
        var posture = Assess(all).Posture!;
        posture.Coverage.Should().BeApproximately(1, 1e-9);
        posture.Level.Should().Be(PostureLevel.Shown);
        posture.Grade.Should().StartWith("shown");

        var weakest = posture.MustHave[^1].ControlId;
        var answered = all.Select(i => i.Result.Check.Id == TestBindings.CheckOf(weakest) ? Passed(i.Result.Check.Id, Rung.Questionnaire) : i).ToArray();
        Assess(answered).Posture!.Level.Should().Be(PostureLevel.Claimed);
        Assess(answered).Posture!.MustHave[0].ControlId.Should().Be(weakest);
    }

    [Fact]
    public void A_finding_against_a_must_have_opens_the_system_whatever_else_passes()
    {
        var control = Assess([.. TestBindings.ComponentChecks.Select(c => Passed(c, Rung.Attestation))]).Posture!.MustHave[0].ControlId;
        var items = TestBindings.ComponentChecks.Select(c => c == TestBindings.CheckOf(control) ? Some.Run(Result(Outcome.Fail, c, Rung.Scan)) : Passed(c, Rung.Attestation)).ToArray();
        Assess(items).Posture!.Level.Should().Be(PostureLevel.None);
        Assess(items).Posture!.Grade.Should().StartWith("open");
    }

    [Fact]
    public void Little_coverage_gives_no_grade()
    {
        var posture = Assess(Passed(TestBindings.CheckOf("controlInputValidationAndSanitization"), Rung.Attestation)).Posture!;
        posture.Coverage.Should().BeInRange(0.01, 0.59);
        posture.Grade.Should().MatchRegex(@"^insufficient evidence \(C=0\.\d\d\)$");
    }

    [Fact]
    public void A_mandatory_check_makes_its_control_a_must_have() =>
        Some.Assess(Some.System(Some.ModelPath)).Posture!.MustHave.Should().Contain(m => m.ControlId == "controlSecureByDefaultMLTooling" && m.Why.Contains(Some.Scan));

    [Fact]
    public void A_missing_mandatory_check_is_listed_and_counts_nowhere_in_coverage()
    {
        var assessment = Some.Assess(Some.System(Some.ModelPath));
        var control = assessment.Controls.Single(c => c.ControlId == "controlSecureByDefaultMLTooling");
        control.Missing.Should().Equal(Some.Scan);
        control.Credited.Should().BeNull();
        assessment.Coverage.With.Should().Be(0);
        var check = assessment.Risk("riskMaliciousLoaderDeserialization@llm").Groups.Should().ContainSingle().Which.Controls.Should().ContainSingle().Which.Checks.Should().ContainSingle().Which;
        check.Should().BeEquivalentTo(new GroupCheck(Some.Scan, 0, 2, []));
    }

    [Fact]
    public void A_system_without_model_files_misses_no_scan_of_them() =>
        Some.Assess(Some.System()).Controls.Should().OnlyContain(c => c.Missing.Count == 0);

    [Fact]
    public void The_why_tree_leads_to_the_ids_of_the_evidence()
    {
        var pass = Some.Run(Some.Result(Outcome.Pass));
        var group = Some.Assess(Some.System(Some.ModelPath), pass).Risk("riskMaliciousLoaderDeserialization@llm").Groups.Should().ContainSingle().Which;
        group.Group.Should().Be("safe-tooling");
        group.Effect.Credited.Should().BeApproximately(0.5 * 0.516, 0.001);
        group.Controls[0].Checks[0].Evidence.Should().Equal(pass.Id.ToString());
    }

    [Fact]
    public void Recall_is_unknown_until_somebody_measured_it()
    {
        var pass = Some.Run(Some.Result(Outcome.Pass));
        Some.Assess(Some.System(Some.ModelPath), pass).Controls.Single(c => c.Recall is not null).Recall.Should().Match<ControlRecall>(r => !r.Known && r.Low == null && r.Basis.Contains("recall unknown"));

        var measured = new BindingSet(Some.Bindings.All.Select(b => b.Controls.Contains("controlSecureByDefaultMLTooling") ? b with { Recall = new BindingRecall(0.2, 100, "measured(corpus)") } : b));
        var capped = RandomSystems.Assess(Some.System(Some.ModelPath), measured, pass).Controls.Single(c => c.Recall is not null);
        capped.Recall!.Known.Should().BeTrue();
        capped.Credited.Should().Be(capped.Recall.Low).And.BeInRange(0.1, 0.2);
    }

    [Theory]
    [InlineData(1.5, 10, 0.05)]
    [InlineData(0.5, 0, 0.05)]
    [InlineData(0.5, 10, 2)]
    public void A_recall_or_correlation_that_is_none_is_refused(double value, long n, double correlation) =>
        FluentActions.Invoking(() => new BindingSet([TestBindings.For("controlRedTeaming") with { Recall = new BindingRecall(value, n, "x"), Correlation = correlation }])).Should().Throw<ArgumentException>();

    private static Assessment Assess(params EvidenceItem[] items) => RandomSystems.Assess(Model, items);

    private static EvidenceItem Passed(string check, Rung method) => Some.Run(Result(Outcome.Pass, check, method));

    private static CheckResult Result(Outcome outcome, string check, Rung method) => Some.Result(outcome, check: check, method: method) with { Subject = new Subject(SubjectKind.System, RandomSystems.Id) };
}
