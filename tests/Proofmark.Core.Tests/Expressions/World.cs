using Proofmark.Core.Expressions;

namespace Proofmark.Core.Tests.Expressions;

/// <summary>An environment with one variable of each type, and values for them.</summary>
internal static class World
{
    public static ExpressionRecordType Component { get; } = new("component", new Dictionary<string, ExpressionType>
    {
        ["id"] = ExpressionType.String,
        ["source"] = ExpressionType.String.Optional(),
        ["ports"] = ExpressionType.List(ExpressionType.Int),
        ["labels"] = ExpressionType.Map(ExpressionType.String),
        ["parent"] = ExpressionType.Record("component").Optional(),
    });

    public static FunctionPack Pack { get; } = new("test",
    [
        new("half", [ExpressionType.Int], ExpressionType.Int, (a, _) => a[0].AsInt() % 2 == 0 ? ExpressionValue.Of(a[0].AsInt() / 2) : ExpressionValue.Failure("odd")),
        new("wrong", [], ExpressionType.Int, (_, _) => ExpressionValue.Of("text")),
        new("reaches", [ExpressionType.Record("component"), ExpressionType.String], ExpressionType.Bool, (a, budget) =>
            ExpressionValue.Of(budget.TrySpend(3) && a[0].AsRecord()!.Identity == a[1].AsString())) { IsMethod = true },
    ]);

    public static ExpressionEnvironment Environment { get; } = new(
        new Dictionary<string, ExpressionType>
        {
            ["b"] = ExpressionType.Bool,
            ["i"] = ExpressionType.Int,
            ["d"] = ExpressionType.Double,
            ["s"] = ExpressionType.String,
            ["maybe"] = ExpressionType.String.Optional(),
            ["list"] = ExpressionType.List(ExpressionType.Int),
            ["words"] = ExpressionType.List(ExpressionType.String),
            ["map"] = ExpressionType.Map(ExpressionType.Int),
            ["component"] = ExpressionType.Record("component"),
            ["unset"] = ExpressionType.Int,
        },
        [Component],
        [Pack]);

    public static IReadOnlyDictionary<string, ExpressionValue> Bindings { get; } = new Dictionary<string, ExpressionValue>
    {
        ["b"] = ExpressionValue.True,
        ["i"] = ExpressionValue.Of(7),
        ["d"] = ExpressionValue.Of(2.5),
        ["s"] = ExpressionValue.Of("Grüße"),
        ["maybe"] = ExpressionValue.Null,
        ["list"] = ExpressionValue.Of([ExpressionValue.Of(1), ExpressionValue.Of(2), ExpressionValue.Of(3)]),
        ["words"] = ExpressionValue.Of(["one", "two"]),
        ["map"] = ExpressionValue.Of(new Dictionary<string, ExpressionValue>(StringComparer.Ordinal) { ["x"] = ExpressionValue.Of(1), ["y"] = ExpressionValue.Of(2) }),
        ["component"] = ExpressionValue.Of(new TestComponent()),
    };

    public static ExpressionCompilation Compile(string source, ExpressionType? type = null) =>
        Expression.Compile(source, Environment, type ?? ExpressionType.Any);

    public static ExpressionValue Evaluate(string source, long steps = 10_000)
    {
        var compilation = Compile(source);
        compilation.Errors.Should().BeEmpty(source);
        return compilation.Expression!.Evaluate(Bindings, new ExpressionBudget(steps));
    }

    private sealed class TestComponent : IExpressionRecord
    {
        public string TypeName => "component";

        public string Identity => "llm";

        public ExpressionValue GetField(string field) => field switch
        {
            "id" => ExpressionValue.Of("llm"),
            "ports" => ExpressionValue.Of([ExpressionValue.Of(80), ExpressionValue.Of(443)]),
            "labels" => ExpressionValue.Of(new Dictionary<string, ExpressionValue>(StringComparer.Ordinal) { ["tier"] = ExpressionValue.Of("front") }),
            _ => ExpressionValue.Null,
        };
    }
}
