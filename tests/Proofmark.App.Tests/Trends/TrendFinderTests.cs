using Proofmark.App.Trends;
using Proofmark.Core;
using Proofmark.Reporting.Trends;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Overlay;
using static Proofmark.App.Tests.Examples.Past;

namespace Proofmark.App.Tests.Trends;

public sealed class TrendFinderTests
{
    private static readonly Assessment Any = Assess(RiskStanding.Unknown);

    [Fact]
    public void Nothing_different_is_said_to_be_nothing()
    {
        var trend = TrendFinder.Compare(Of(Any, Result("c", Outcome.Fail, Finding())), Now(Any, Result("c", Outcome.Fail, Finding(line: 9))));

        trend.Causes.Should().BeEmpty();
        trend.Moves.Should().BeEmpty();
    }

    [Fact]
    public void A_new_finding_explains_the_instance_that_it_exposes()
    {
        var finding = Finding();
        var trend = TrendFinder.Compare(Of(Any, Result("c", Outcome.Pass)), Now(Assess(RiskStanding.Exposed, r => r with { Findings = [finding] }), Result("c", Outcome.Fail, finding)));

        var move = trend.Moves.Should().ContainSingle().Which;
        (move.Before, move.Now).Should().Be((RiskStanding.Unknown, RiskStanding.Exposed));
        move.Why.Should().ContainSingle().Which.Kind.Should().Be(TrendKind.NewFinding);
    }

    [Fact]
    public void Gone_is_repaired_only_where_the_check_saw_everything_without_a_claim()
    {
        var before = Of(Any, Result("c", Outcome.Fail, Finding()));

        Kinds(before, Result("c", Outcome.Pass)).Should().Equal(TrendKind.Repaired);
        Kinds(before, Result("c", Outcome.NotEstablished)).Should().Equal(TrendKind.NoLongerSeen);
        Kinds(before, Result("c", Outcome.Pass) with { Coverage = new Coverage(0, 1, "files", []) }).Should().Equal(TrendKind.NoLongerSeen);
        Kinds(before, Result("c", Outcome.Pass) with { ReasonCodes = ["claimed"] }).Should().Equal(TrendKind.NoLongerSeen);
        Kinds(before).Should().Equal(TrendKind.NoLongerSeen);
    }

    [Fact]
    public void Other_bytes_questions_rules_and_catalogue_are_named()
    {
        var asked = Result("c", Outcome.NotEstablished) with { Coverage = new Coverage(0, 1, "files", [new UnreadPart(new Location("proofmark.yaml"), UnreadPart.Unanswered, "why?")]) };
        var before = Of(Any, asked) with { RuleSet = Digest.OfBytes([1]), CatalogueCommit = "a" };
        var after = Now(Any, Result("c", Outcome.NotEstablished) with { Subject = new Subject(SubjectKind.Artifact, "file", Digest.OfBytes([2])) })
            with { RuleSet = Digest.OfBytes([2]), CatalogueCommit = "b" };

        TrendFinder.Compare(before, after).Causes.Select(c => c.Kind).Should()
            .Equal(TrendKind.DigestChanged, TrendKind.QuestionAnswered, TrendKind.RuleSetChanged, TrendKind.CatalogueChanged);
    }

    [Fact]
    public void The_same_voice_with_less_weight_has_aged()
    {
        var trend = TrendFinder.Compare(Of(Voiced(RiskStanding.PartlyCovered, 5)), Now(Voiced(RiskStanding.Unknown, 0.5)));

        trend.Causes.Should().ContainSingle().Which.Kind.Should().Be(TrendKind.EvidenceAged);
        trend.Moves.Should().ContainSingle().Which.Why.Should().ContainSingle().Which.What.Should().Be("check for controlX");
        TrendFinder.Compare(Of(Voiced(RiskStanding.Unknown, 1)), Now(Voiced(RiskStanding.Unknown, 5))).Causes.Should().BeEmpty("fresher is not older");
    }

    [Fact]
    public void What_came_and_what_went_are_moves()
    {
        var gone = TrendFinder.Compare(Of(Any), Now(Any with { Risks = [] })).Moves.Should().ContainSingle().Which;
        gone.Now.Should().BeNull();
        TrendWords.Step(gone).Should().Be("unknown -> not there");
        TrendFinder.Compare(Of(Any with { Risks = [] }), Now(Any)).Moves.Should().ContainSingle().Which.Before.Should().BeNull();
    }

    private static IEnumerable<TrendKind> Kinds(App.Assessing.PastAssessment before, params CheckResult[] now) => TrendFinder.Compare(before, Now(Any, now)).Causes.Select(c => c.Kind);

    private static Assessment Voiced(RiskStanding standing, double weight) => Assess(standing, r => r with
    {
        Groups =
        [
            new GroupEffect
            {
                Group = "g", Acts = default, Effect = new EffectFigures(0, 0, 0),
                Controls = [new GroupControl { ControlId = "controlX", Ceiling = new EffectCeiling(default, 0.1, 0.2, 0.3), Effectiveness = new EffectFigures(0, 0, 0), Checks = [new GroupCheck("check", 1, weight, [])] }],
            },
        ],
    });
}
