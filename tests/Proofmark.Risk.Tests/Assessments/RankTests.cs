using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

public sealed class RankTests
{
    private const string Loader = "riskMaliciousLoaderDeserialization";

    private static readonly SystemModel Plain = Some.System(Some.ModelPath);

    [Fact]
    public void Places_are_counted_from_one_in_the_order_of_the_risks()
    {
        var risks = Some.Assess(Plain, Some.Run(Some.Result(Outcome.Fail))).Risks;
        risks.Select(r => r.Rank!.Place).Should().Equal(Enumerable.Range(1, risks.Count));
        risks.Should().OnlyContain(r => (r.Rank!.Stability == RankStability.Robust) == (r.Rank.FlippedBy.Count == 0));
    }

    [Fact]
    public void What_is_exposed_comes_before_what_is_unknown_whatever_its_impact()
    {
        var risks = Some.Assess(Plain, Some.Run(Some.Result(Outcome.Fail))).Risks;
        risks.Select(r => r.Standing).Should().BeInAscendingOrder();
    }

    [Fact]
    public void Within_a_standing_the_impact_class_decides_first()
    {
        foreach (var group in Some.Assess(Plain, Some.Run(Some.Result(Outcome.Pass))).Risks.GroupBy(r => r.Standing))
        {
            group.Select(r => (int)r.Impact!.Class).Should().BeInDescendingOrder();
        }
    }

    [Theory]
    [InlineData(Severity.Low, RiskStanding.Unknown)]
    [InlineData(Severity.Medium, RiskStanding.Exposed)]
    [InlineData(Severity.Critical, RiskStanding.Exposed)]
    public void A_finding_of_low_severity_exposes_nothing_and_covers_nothing(Severity severity, RiskStanding standing)
    {
        var result = Some.Result(Outcome.Fail);
        var graded = result with { Findings = [.. result.Findings.Select(f => f with { Severity = severity })] };
        Some.Assess(Plain, Some.Run(graded)).Risk($"{Loader}@llm").Standing.Should().Be(standing);
    }

    [Fact]
    public void A_worse_class_of_the_owner_counts_and_a_milder_one_is_a_claim()
    {
        var assumed = Some.Assess(Plain).Risk($"{Loader}@llm").Impact!;
        assumed.Basis.Should().Be("assumption");
        var worse = Some.Assess(Owned("riskModelEvasion", ImpactClass.Severe)).Risk("riskModelEvasion@llm").Impact!;
        worse.Class.Should().Be(ImpactClass.Severe);
        worse.Basis.Should().Be("owner");

        var milder = Owned(Loader, ImpactClass.Low);
        Some.Assess(milder).Risk($"{Loader}@llm").Impact.Should().Be(assumed);
        Some.Assess(milder).Disregarded.Should().ContainSingle(d => d.What.Contains(Loader) && d.Reason.Contains("milder"));
        Some.Assess(milder, treeTrusted: true).Risk($"{Loader}@llm").Impact!.Class.Should().Be(ImpactClass.Low);
    }

    [Fact]
    public void A_class_for_one_place_comes_before_that_of_the_risk()
    {
        var model = Plain with { Impact = new SystemImpact { Classes = new Dictionary<string, ImpactClass> { ["riskModelEvasion"] = ImpactClass.High, ["riskModelEvasion@llm"] = ImpactClass.Severe } } };
        Some.Assess(model).Risk("riskModelEvasion@llm").Impact!.Class.Should().Be(ImpactClass.Severe);
    }

    [Fact]
    public void A_place_that_hangs_on_an_assumed_impact_is_contested_and_says_so()
    {
        // Nothing is known: every order is one of assumed impact classes, so the worst three can be told from the rest by nothing else.
        var assessment = Some.Assess(Plain);
        var worst = assessment.Worst.Select(assessment.Risk).ToList();
        worst.Should().Contain(r => r.Rank!.Stability == RankStability.Contested && r.Rank.FlippedBy.Any(f => f.Contains("impact class")));
    }

    [Fact]
    public void The_only_exposed_risks_are_robustly_the_worst()
    {
        var assessment = Some.Assess(Plain, Some.Run(Some.Result(Outcome.Fail)));
        assessment.Risk($"{Loader}@llm").Rank!.Stability.Should().Be(RankStability.Robust);
    }

    [Fact]
    public void What_the_owner_said_is_no_assumption()
    {
        var all = Some.Assess(Plain).Risks.Select(r => r.RiskId).Distinct().ToDictionary(id => id, _ => ImpactClass.Severe);
        var risks = Some.Assess(Plain with { Impact = new SystemImpact { Classes = all } }).Risks;
        risks.Should().OnlyContain(r => r.Rank!.Stability == RankStability.Robust);
    }

    [Fact]
    public void An_order_that_hangs_on_a_half_life_is_contested_by_it()
    {
        // The old pass speaks for its control only while half-lives are as assumed; with shorter ones the risk is unknown again.
        const string Control = "controlTrainingDataManagement";
        var model = new SystemModel { Id = RandomSystems.Id, Components = [new SystemComponent("data", "componentTrainingData", true, new Location("p"))], Facts = [] };
        var items = TestBindings.ComponentChecks.Select(c => Passed(c, c == TestBindings.CheckOf(Control) ? 270 : 400)).ToArray();
        var assessment = RandomSystems.Assess(model, items);
        assessment.Risks.Where(r => r.Rank!.FlippedBy.Any(f => f.StartsWith("half-lives", StringComparison.Ordinal) || f.StartsWith("weights", StringComparison.Ordinal))).Should().NotBeEmpty();
    }

    private static SystemModel Owned(string risk, ImpactClass given) =>
        Plain with { Impact = new SystemImpact { Classes = new Dictionary<string, ImpactClass> { [risk] = given } } };

    private static EvidenceItem Passed(string check, int days) =>
        Some.Stored(Some.Result(Outcome.Pass, check: check, time: Some.Now.AddDays(-days)) with { Subject = new Subject(SubjectKind.System, RandomSystems.Id) });
}
