using CsCheck;
using Proofmark.Core.Expressions;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Tests.Expressions;

public sealed class ExpressionProperties
{
    [Fact]
    public void Parsing_what_is_printed_yields_the_same_tree() => Generators.Any.Sample(
        tree => Dump.Of(Parser.Parse(Printer.Print(tree), Wide)).Should().Be(Dump.Of(tree)),
        iter: 5_000);

    [Fact]
    public void A_tree_that_passes_the_checker_never_throws() => Generators.Any.Sample(
        tree =>
        {
            var compiled = Expression.Compile(Printer.Print(tree), World.Environment, ExpressionType.Any, Wide);
            (compiled.Expression is null).Should().Be(compiled.Errors.Count > 0);
            compiled.Expression?.Evaluate(World.Bindings, new ExpressionBudget(2_000));
        },
        iter: 20_000);

    [Fact]
    public void A_condition_is_true_false_or_an_error_and_keeps_its_budget() => Gen.Select(Generators.Conditions, Gen.Long[0, 300]).Sample(
        (tree, steps) =>
        {
            var source = Printer.Print(tree);
            var compiled = Expression.Compile(source, World.Environment, ExpressionType.Bool, Wide);
            compiled.Errors.Should().BeEmpty(source);
            var budget = new ExpressionBudget(steps);
            var value = compiled.Expression!.Evaluate(World.Bindings, budget);
            (value.IsTrue || value.IsFalse || value.IsError).Should().BeTrue();
            budget.Remaining.Should().BeInRange(0, steps);
            if (budget.IsExhausted)
            {
                value.IsError.Should().BeTrue();
            }
        },
        iter: 5_000);

    [Fact]
    public void Evaluation_gives_the_same_every_time_and_more_budget_changes_no_answer() => Generators.Conditions.Sample(
        tree =>
        {
            var expression = Expression.Compile(Printer.Print(tree), World.Environment, ExpressionType.Bool, Wide).Expression!;
            var first = expression.Evaluate(World.Bindings, new ExpressionBudget(1_000_000));
            var second = expression.Evaluate(World.Bindings, new ExpressionBudget(2_000_000));
            (second.Kind, second.IsTrue, second.Error).Should().Be((first.Kind, first.IsTrue, first.Error));
        },
        iter: 2_000);

    [Fact]
    public void And_and_or_do_not_depend_on_the_order_of_their_sides() => Gen.Select(Generators.Conditions, Generators.Conditions, Generators.Pick("&&", "||")).Sample(
        (a, b, symbol) =>
        {
            var forth = Evaluate(new BinaryNode(default, symbol, a, b));
            var back = Evaluate(new BinaryNode(default, symbol, b, a));
            (forth.Kind, forth.IsTrue).Should().Be((back.Kind, back.IsTrue));
        },
        iter: 2_000);

    [Fact]
    public void Random_text_never_throws() =>
        Gen.Char["abixs09.'\"\\+-*/%!=<>&|?:,()[]{} \nru\ud800é"].Array[0, 40].Sample(chars =>
        {
            World.Compile(new string(chars)).Expression?.Evaluate(World.Bindings, new ExpressionBudget(1_000));
        }, iter: 50_000);

    [Fact]
    public void Random_tokens_never_throw() =>
        Generators.Pick("list", "map", "s", "i", "x", "1", "'a'", "(", ")", "[", "]", "{", "}", ".", ",", "?", ":", "&&", "||", "==", "in", "+", "-", "!", "all", "has", "size", "matches")
            .Array[0, 25].Sample(tokens =>
            {
                World.Compile(string.Join(' ', tokens)).Expression?.Evaluate(World.Bindings, new ExpressionBudget(1_000));
            }, iter: 50_000);

    private static Limits Wide => Limits.Default with { MaxExpressionLength = 1_000_000 };

    private static ExpressionValue Evaluate(Node tree) =>
        Expression.Compile(Printer.Print(tree), World.Environment, ExpressionType.Bool, Wide).Expression!.Evaluate(World.Bindings, new ExpressionBudget(1_000_000));
}
