using System.Text;
using Proofmark.Core.Expressions;

namespace Proofmark.Fuzz;

/// <summary>Feeds the compiler of expressions, and evaluates what it accepts.</summary>
internal static class ExpressionTarget
{
    private static readonly string[] Texts =
    [
        "a > 3 && !(s == 'text') || 2 in l",
        "l.exists(x, x * 2 == 4) ? m['k'].startsWith('v') : has(m.k)",
        "[1, 2.5, -3][0] == {'x': 1}.x && s.matches('^t.*')",
        "l.filter(x, x > 1).map(y, y % 2).all(z, z == 0) && size(s + \"\\u0041\") < 10",
    ];

    private const long MaxSteps = 100_000;

    // Instrumented code must not run before the fuzzer has set up its shared memory, so nothing of it runs when the targets are listed.
    private static readonly Lazy<ExpressionEnvironment> Environment = new(() => new ExpressionEnvironment(
        new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
        {
            ["a"] = ExpressionType.Int,
            ["s"] = ExpressionType.String,
            ["l"] = ExpressionType.List(ExpressionType.Int),
            ["m"] = ExpressionType.Map(ExpressionType.String),
        }));

    private static readonly Lazy<Dictionary<string, ExpressionValue>> Bindings = new(() => new(StringComparer.Ordinal)
    {
        ["a"] = ExpressionValue.Of(7L),
        ["s"] = ExpressionValue.Of("text"),
        ["l"] = ExpressionValue.Of([ExpressionValue.Of(1L), ExpressionValue.Of(2L)]),
        ["m"] = ExpressionValue.Of(new Dictionary<string, ExpressionValue> { ["k"] = ExpressionValue.Of("v") }),
    });

    public static FuzzTarget Target { get; } = new("expression", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        ExpressionCompilation compilation = Expression.Compile(Encoding.UTF8.GetString(input), Environment.Value, ExpressionType.Bool);
        if (compilation.Expression is null == (compilation.Errors.Count == 0))
        {
            throw new InvalidOperationException("neither an expression nor an error");
        }

        compilation.Expression?.Evaluate(Bindings.Value, new ExpressionBudget(MaxSteps));
    }

    private static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);
}
