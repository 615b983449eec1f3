using CsCheck;
using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

public sealed class NextTestTests
{
    [Fact]
    public void The_missing_scan_could_move_the_loader_risk()
    {
        var test = Some.Assess(Some.System(Some.ModelPath)).NextTests.Should().ContainSingle().Which;
        test.CheckId.Should().Be(Some.Scan);
        test.Controls.Should().Equal("controlSecureByDefaultMLTooling");
        test.Command.Should().Be("proofmark scan .");
        var move = test.Moves.Should().Contain(m => m.Instance == "riskMaliciousLoaderDeserialization@llm").Which;
        move.From.Credited.Should().Be(1);
        move.IfPassed.Credited.Should().BeApproximately(0.742, 0.001);
        move.IfFailed.Credited.Should().Be(1);
        test.Title.Should().Contain("0.74");
    }

    [Fact]
    public void What_was_run_is_not_proposed_again()
    {
        Some.Assess(Some.System(Some.ModelPath), Some.Run(Some.Result(Outcome.Pass))).NextTests.Should().BeEmpty();
        Some.Assess(Some.System(Some.ModelPath), Some.Run(Some.Result(Outcome.Fail))).NextTests.Should().BeEmpty("a pass beside a finding would credit nothing");
    }

    [Fact]
    public void A_scan_of_model_files_is_not_proposed_for_a_component_without_any()
    {
        var model = Some.System(Some.ModelPath);
        model = model with { Components = [.. model.Components, new SystemComponent("remote", "componentTheModel", true, new Location("proofmark.yaml"))] };
        Some.Assess(model, Some.Run(Some.Result(Outcome.Pass))).NextTests.Should().BeEmpty();
    }

    [Fact]
    public void The_largest_drop_comes_first()
    {
        var tests = RandomSystems.Assess(Some.System() with { Id = RandomSystems.Id }).NextTests;
        tests.Should().HaveCount(5);
        tests.Select(t => t.Moves[0].From.Credited - t.Moves[0].IfPassed.Credited).Should().BeInDescendingOrder();
    }

    [Fact]
    public void Passing_a_proposed_test_moves_its_risk_as_promised() => Gen.Select(RandomSystems.Models, RandomSystems.Sets).Sample(
        (model, items) =>
        {
            var before = RandomSystems.Assess(model, items);
            return before.NextTests.Where(t => t.CheckId.StartsWith("test.", StringComparison.Ordinal)).Take(1).All(t =>
            {
                // The test passes at the component as a proof of many trials, as strong as its binding lets it count.
                var component = t.Moves[0].Instance.Split('@')[1];
                var subject = component == RandomSystems.Id ? new Subject(SubjectKind.System, component) : new Subject(SubjectKind.Component, component);
                var proof = Some.Result(Outcome.Pass, check: t.CheckId, method: Rung.ExecutedProof) with { Subject = subject, Measurements = [new Measurement("attacks stopped", 1, 1, 1, 0.9, 100_000_000, "1", "x")] };
                var doubted = items.Any(i => i.Result.Check.Id == t.CheckId);
                return doubted || Math.Abs(RandomSystems.Assess(model, [.. items, Some.Run(proof)]).Risk(t.Moves[0].Instance).Residual!.Credited - t.Moves[0].IfPassed.Credited) < 0.001;
            });
        },
        iter: 200);

    [Fact]
    public void Each_move_stands_between_its_pass_and_its_fail() => Gen.Select(RandomSystems.Models, RandomSystems.Sets).Sample(
        (model, items) => RandomSystems.Assess(model, items).NextTests.SelectMany(t => t.Moves).All(m =>
            m.IfPassed.Credited <= m.From.Credited && m.From.Credited <= m.IfFailed.Credited + 1e-9 && m.IfPassed.Low <= m.From.Low + 1e-9),
        iter: 200);
}
