using Proofmark.Core.Expressions;

namespace Proofmark.Core.Tests.Expressions;

public sealed class BudgetTests
{
    private const string Cube = "list.map(a, list.map(c, list.map(e, a * c * e))).size() == 3";

    [Fact]
    public void An_exhausted_budget_is_an_error()
    {
        var value = World.Evaluate(Cube, steps: 50);

        value.Error!.Message.Should().Be("the evaluation took more steps than it may");
        World.Evaluate(Cube, steps: 1_000).IsTrue.Should().BeTrue();
    }

    [Theory]
    [InlineData("true || " + Cube)]
    [InlineData(Cube + " || true")]
    [InlineData("[1, 2, 3].exists(x, " + Cube + " || x == 3)")]
    public void Nothing_absorbs_an_exhausted_budget(string source)
    {
        var expression = World.Compile(source).Expression!;
        for (var steps = 0; steps < 500; steps++)
        {
            var budget = new ExpressionBudget(steps);
            var value = expression.Evaluate(World.Bindings, budget);
            (value.IsTrue || budget.IsExhausted).Should().BeTrue();
            value.IsError.Should().Be(budget.IsExhausted);
        }
    }

    [Fact]
    public void Long_text_costs_more_than_short_text()
    {
        Cost(new string('a', 16_000)).Should().BeGreaterThan(Cost("a") + 900);

        static long Cost(string text)
        {
            var budget = new ExpressionBudget(1_000_000);
            World.Compile("s + s == s || s.contains('x')").Expression!.Evaluate(new Dictionary<string, ExpressionValue> { ["s"] = ExpressionValue.Of(text) }, budget);
            return 1_000_000 - budget.Remaining;
        }
    }
}
