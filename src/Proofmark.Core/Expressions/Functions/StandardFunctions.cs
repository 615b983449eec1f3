using System.Globalization;
using Proofmark.Core.Expressions.Evaluation;

namespace Proofmark.Core.Expressions.Functions;

/// <summary>The functions of the language itself (CEL language definition, "Standard Definitions"; lowerAscii: CEL strings extension).</summary>
internal static class StandardFunctions
{
    public static FunctionPack Pack { get; } = new("standard",
    [
        .. Sizes(method: false),
        .. Sizes(method: true),
        TextTest("contains", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        TextTest("startsWith", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        TextTest("endsWith", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        new("lowerAscii", [ExpressionType.String], ExpressionType.String, LowerAscii) { IsMethod = true },
        new("double", [ExpressionType.Int], ExpressionType.Double, (a, _) => ExpressionValue.Of((double)a[0].AsInt())),
        new("int", [ExpressionType.Double], ExpressionType.Int, (a, _) => Truncate(a[0].AsDouble())),
        new("string", [ExpressionType.Int], ExpressionType.String, (a, _) => ExpressionValue.Of(a[0].AsInt().ToString(CultureInfo.InvariantCulture))),
        new("string", [ExpressionType.Bool], ExpressionType.String, (a, _) => ExpressionValue.Of(a[0].AsBool() ? "true" : "false")),
    ]);

    private static IEnumerable<ExpressionFunction> Sizes(bool method) =>
    [
        new("size", [ExpressionType.String], ExpressionType.Int, CodePoints) { IsMethod = method },
        new("size", [ExpressionType.List(ExpressionType.Any)], ExpressionType.Int, (a, _) => ExpressionValue.Of((long)a[0].AsList().Count)) { IsMethod = method },
        new("size", [ExpressionType.Map(ExpressionType.Any)], ExpressionType.Int, (a, _) => ExpressionValue.Of((long)a[0].AsMap()!.Count)) { IsMethod = method },
    ];

    private static ExpressionFunction TextTest(string name, Func<string, string, bool> test) =>
        new(name, [ExpressionType.String, ExpressionType.String], ExpressionType.Bool, (a, budget) =>
        {
            // A naive search reads the part once for each place of the text.
            var cost = (long)Comparison.CostOf(a[0].AsString()) * (1 + Comparison.CostOf(a[1].AsString()));
            return budget.TrySpend(cost) ? ExpressionValue.Of(test(a[0].AsString(), a[1].AsString())) : ExpressionValue.Failure(Frame.ExhaustedMessage);
        })
        { IsMethod = true };

    private static ExpressionValue CodePoints(ReadOnlySpan<ExpressionValue> arguments, ExpressionBudget budget)
    {
        var text = arguments[0].AsString();
        if (!budget.TrySpend(Comparison.CostOf(text)))
        {
            return ExpressionValue.Failure(Frame.ExhaustedMessage);
        }

        var count = 0L;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return ExpressionValue.Of(count);
    }

    private static ExpressionValue LowerAscii(ReadOnlySpan<ExpressionValue> arguments, ExpressionBudget budget)
    {
        var text = arguments[0].AsString();
        return budget.TrySpend(Comparison.CostOf(text))
            ? ExpressionValue.Of(string.Create(text.Length, text, (target, source) =>
            {
                source.CopyTo(target);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = char.IsAsciiLetterUpper(target[i]) ? (char)(target[i] | 0x20) : target[i];
                }
            }))
            : ExpressionValue.Failure(Frame.ExhaustedMessage);
    }

    // CEL: truncates towards zero; the open interval keeps both ends exact.
    private static ExpressionValue Truncate(double number) => number > -9223372036854775808.0 && number < 9223372036854775808.0
        ? ExpressionValue.Of((long)number)
        : ExpressionValue.Failure("the number does not fit into a 64-bit whole number");
}
