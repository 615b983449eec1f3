using System.Text.Json;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;
using Proofmark.Tests;

namespace Proofmark.Risk.Tests.Assessments;

public sealed class AssessorTests
{
    private const string Loader = "riskMaliciousLoaderDeserialization@llm";

    private static readonly SystemModel OneFile = Some.System(Some.ModelPath);

    [Fact]
    public void Without_evidence_everything_is_unknown()
    {
        var assessment = Some.Assess(OneFile);
        assessment.Risks.Should().NotBeEmpty().And.OnlyContain(r => r.Standing == RiskStanding.Unknown);
        assessment.Coverage.With.Should().Be(0);
        assessment.Controls.Should().OnlyContain(c => c.Credited == null);
        assessment.Risk(Loader).Why.Should().Contain(Some.ModelPath);
    }

    [Fact]
    public void A_payload_exposes_the_component_that_holds_the_file()
    {
        var assessment = Some.Assess(OneFile, Some.Run(Some.Result(Outcome.Fail)));
        assessment.Risk(Loader).Standing.Should().Be(RiskStanding.Exposed);
        assessment.Risk(Loader).Severity.Should().Be(Severity.Critical);
        assessment.Worst[0].Should().Be(Loader);
        assessment.NextActions[0].Command.Should().Be("proofmark scan models/a.pkl");
        assessment.Credit().Should().Be(0);
    }

    [Fact]
    public void A_full_scan_covers_in_part()
    {
        var assessment = Some.Assess(OneFile, Some.Run(Some.Result(Outcome.Pass)));
        assessment.Risk(Loader).Standing.Should().Be(RiskStanding.PartlyCovered);
        assessment.Credit().Should().BeApproximately(0.516, 0.005);
        assessment.Coverage.With.Should().BePositive().And.BeLessThan(assessment.Coverage.Of);
    }

    [Fact]
    public void A_file_that_was_not_scanned_keeps_the_risk_unknown()
    {
        var assessment = Some.Assess(Some.System(Some.ModelPath, "models/b.pkl"), Some.Run(Some.Result(Outcome.Pass)));
        assessment.Risk(Loader).Standing.Should().Be(RiskStanding.Unknown);
        assessment.Risk(Loader).Why.Should().Contain("models/b.pkl");
        assessment.Credit().Should().BeNull();
    }

    [Fact]
    public void A_thousand_clean_files_are_one_test()
    {
        var files = Enumerable.Range(0, 1000).Select(i => $"models/{i}.pkl").ToArray();
        var assessment = Some.Assess(Some.System(files), [.. files.Select(f => Some.Run(Some.Result(Outcome.Pass, path: f, digest: Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(f)))))]);
        assessment.Credit().Should().BeApproximately(0.516, 0.005);
    }

    [Fact]
    public void A_folder_that_a_component_names_is_its_own()
    {
        var model = Some.System(Some.ModelPath);
        model = model with
        {
            Components =
            [
                new SystemComponent("llm", "componentTheModel", true, new Location("proofmark.yaml")) { Files = ["other"] },
                new SystemComponent("intents", "componentTheModel", true, new Location("proofmark.yaml")) { Files = ["models/"] },
            ],
        };
        var assessment = Some.Assess(model, Some.Run(Some.Result(Outcome.Fail)));
        assessment.Risk("riskMaliciousLoaderDeserialization@intents").Standing.Should().Be(RiskStanding.Exposed);
        assessment.Risk("riskMaliciousLoaderDeserialization@llm").Standing.Should().NotBe(RiskStanding.Exposed);
    }

    [Fact]
    public void Ten_thousand_failing_files_are_judged()
    {
        var files = Enumerable.Range(0, 10_000).Select(i => $"models/{i}.pkl").ToArray();
        var model = Some.System(files);
        var items = files.Select(f => Some.Run(Some.Result(Outcome.Fail, path: f, digest: Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(f))))).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Some.Assess(model, items).Risk(Loader).Findings.Should().HaveCount(10_000);
        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    [Fact]
    public void A_result_that_established_nothing_covers_nothing()
    {
        foreach (var outcome in (Outcome[])[Outcome.NotEstablished, Outcome.Error])
        {
            var assessment = Some.Assess(OneFile, Some.Run(Some.Result(outcome)));
            assessment.Risk(Loader).Standing.Should().Be(RiskStanding.Unknown);
            assessment.Credit().Should().BeNull();
        }
    }

    [Fact]
    public void Not_applicable_without_a_reason_is_no_answer()
    {
        var without = Some.Result(Outcome.NotApplicable) with { ReasonCodes = [] };
        var live = LiveEvidence.Resolve([Some.Run(without)], OneFile, Some.Now, false);
        live.Should().ContainSingle().Which.Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void A_part_that_could_hide_a_model_keeps_the_risk_unknown()
    {
        var model = OneFile with { Unread = [new UnreadPart(new Location("models/locked"), "access-denied", "no permission")] };
        Some.Assess(model, Some.Run(Some.Result(Outcome.Pass))).Risk(Loader).Standing.Should().Be(RiskStanding.Unknown);
        var harmless = OneFile with { Unread = [new UnreadPart(new Location("README.md"), "too-long", "too long")] };
        Some.Assess(harmless, Some.Run(Some.Result(Outcome.Pass))).Risk(Loader).Standing.Should().Be(RiskStanding.PartlyCovered);
    }

    [Fact]
    public void A_finding_never_vanishes_for_want_of_a_component()
    {
        var model = OneFile with { Components = [new SystemComponent("chat", "componentApplication", true, new Location("proofmark.yaml"))] };
        var assessment = Some.Assess(model, Some.Run(Some.Result(Outcome.Fail)));
        assessment.Risk("riskMaliciousLoaderDeserialization@support").Standing.Should().Be(RiskStanding.Exposed);
    }

    [Fact]
    public void A_fail_without_findings_still_exposes()
    {
        var silent = Some.Result(Outcome.Fail) with { Findings = [] };
        var risk = Some.Assess(OneFile, Some.Run(silent)).Risk(Loader);
        risk.Standing.Should().Be(RiskStanding.Exposed);
        risk.Why.Should().Contain(Some.Scan);
    }

    [Fact]
    public void The_order_of_the_evidence_changes_nothing()
    {
        EvidenceItem[] items =
        [
            Some.Run(Some.Result(Outcome.Fail)), Some.Run(Some.Result(Outcome.Pass, path: "models/b.pkl", digest: Some.DigestB)),
            Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddDays(-3))), Some.Stored(Some.Result(Outcome.Fail, time: Some.Now.AddDays(-9))),
        ];
        var model = Some.System(Some.ModelPath, "models/b.pkl");
        Json(Some.Assess(model, [.. items.Reverse()])).Should().Be(Json(Some.Assess(model, items)));
    }

    [Fact]
    public void A_control_without_a_bound_check_has_no_score()
    {
        var answer = Some.Result(Outcome.Pass, check: "answer.controlUserDataManagement") with { Subject = new Subject(SubjectKind.System, "support") };
        var control = Some.Assess(OneFile, Some.Stored(answer, author: "somebody")).Controls.First(c => c.ControlId == "controlUserDataManagement");
        control.TestExists.Should().BeFalse();
        control.Credited.Should().BeNull();
    }

    [Fact]
    public void An_answer_by_hand_about_a_control_with_a_test_counts_as_a_questionnaire()
    {
        var answer = Some.Stored(Some.Result(Outcome.Pass, check: "answer.controlSecureByDefaultMLTooling") with { Subject = new Subject(SubjectKind.System, "support") }, author: "somebody");
        Some.Assess(Some.System(), answer).Credit().Should().BeApproximately(0.156, 0.005);
    }

    [Fact]
    public void An_answer_beside_a_mandatory_check_that_is_missing_counts_less()
    {
        var answer = Some.Stored(Some.Result(Outcome.Pass, check: "answer.controlSecureByDefaultMLTooling") with { Subject = new Subject(SubjectKind.System, "support") }, author: "somebody");
        var control = Some.Assess(OneFile, answer).Controls.Single(c => c.ControlId == "controlSecureByDefaultMLTooling");
        control.Missing.Should().Equal(Some.Scan);
        control.Credited.Should().BeInRange(0.05, 0.10);
    }

    private static string Json(Assessment assessment) => JsonSerializer.Serialize(assessment, RiskJson.Default.Assessment);
}
