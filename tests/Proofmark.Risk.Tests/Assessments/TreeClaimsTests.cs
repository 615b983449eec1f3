using System.Text.Json;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Nothing inside the assessed tree can raise a verdict.</summary>
public sealed class TreeClaimsTests
{
    private const string Loader = "riskMaliciousLoaderDeserialization@llm";

    private static readonly SystemModel Plain = Some.System(Some.ModelPath);

    private static readonly SystemModel Boasting = Plain with
    {
        Accepted = [new AcceptedRisk(Loader, "ciso", "trust me", new DateOnly(2099, 1, 1), new Location("proofmark.yaml", Line: 20))],
        ControlClaims = [new ControlClaim("controlSecureByDefaultMLTooling", [], new Location("proofmark.yaml", Line: 18))],
    };

    [Fact]
    public void Forged_evidence_acceptances_and_controls_change_no_risk_and_no_credit()
    {
        var fail = Some.Run(Some.Result(Outcome.Fail));
        var forged = Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddDays(1), method: Rung.ExecutedProof), EvidenceOrigin.AssessedTree);
        var without = Some.Assess(Plain, fail);
        var with = Some.Assess(Boasting, fail, forged);
        Verdict(with).Should().Be(Verdict(without));
        with.Disregarded.Should().HaveCount(4);
    }

    [Fact]
    public void A_forged_pass_gives_no_credit_even_where_nothing_failed()
    {
        var forged = Some.Stored(Some.Result(Outcome.Pass), EvidenceOrigin.AssessedTree);
        Verdict(Some.Assess(Plain, forged)).Should().Be(Verdict(Some.Assess(Plain)));
    }

    [Fact]
    public void A_failure_claimed_in_the_tree_is_kept_as_information()
    {
        var claim = Some.Stored(Some.Result(Outcome.Fail), EvidenceOrigin.AssessedTree);
        Some.Assess(Plain, claim).Disregarded.Should().ContainSingle().Which.Reason.Should().Contain("kept as information");
    }

    [Fact]
    public void With_a_trusted_tree_the_acceptance_holds_and_the_report_says_so()
    {
        var assessment = Some.Assess(Boasting, treeTrusted: true, Some.Run(Some.Result(Outcome.Fail)));
        assessment.TreeTrusted.Should().BeTrue();
        assessment.Risk(Loader).AcceptedBy.Should().Contain("ciso").And.Contain("2099-01-01");
        assessment.Risk(Loader).Standing.Should().Be(RiskStanding.Exposed);
        assessment.Worst.Should().NotContain(Loader);
    }

    [Fact]
    public void An_acceptance_that_is_over_or_names_nothing_never_holds()
    {
        var model = Plain with
        {
            Accepted =
            [
                new AcceptedRisk(Loader, "ciso", "old", new DateOnly(2026, 5, 31), new Location("proofmark.yaml", Line: 20)),
                new AcceptedRisk("riskModelEvasion@ghost", "ciso", "typo", new DateOnly(2099, 1, 1), new Location("proofmark.yaml", Line: 21)),
            ],
        };
        var assessment = Some.Assess(model, treeTrusted: true, Some.Run(Some.Result(Outcome.Fail)));
        assessment.Risks.Should().OnlyContain(r => r.AcceptedBy == null);
        assessment.Disregarded.Select(d => d.Reason).Should().Equal("it ended on 2026-05-31", "it names no risk of this system");
    }

    private static string Verdict(Assessment assessment) => JsonSerializer.Serialize(assessment with { Disregarded = [] }, RiskJson.Default.Assessment);
}
