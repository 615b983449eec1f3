namespace Proofmark.Core.Expressions.Evaluation;

/// <summary>Equality and order of values. Work that grows with the values is charged to the budget.</summary>
internal static class Comparison
{
    private const int CharactersPerStep = 16;

    public static long CostOf(string text) => text.Length / CharactersPerStep;

    /// <summary>Equality. Values of different types differ, save that numbers are compared by value. False once the budget is exhausted.</summary>
    public static bool Equal(in ExpressionValue a, in ExpressionValue b, ExpressionBudget budget)
    {
        if (!budget.TrySpend(1))
        {
            return false;
        }

        switch (a.Kind, b.Kind)
        {
            case (ExpressionValueKind.Int or ExpressionValueKind.Double, ExpressionValueKind.Int or ExpressionValueKind.Double):
                return Numbers(a, b) == 0;
            case (ExpressionValueKind.String, ExpressionValueKind.String):
                return budget.TrySpend(CostOf(a.AsString())) && string.Equals(a.AsString(), b.AsString(), StringComparison.Ordinal);
            case (ExpressionValueKind.List, ExpressionValueKind.List):
                return Lists(a.AsList(), b.AsList(), budget);
            case (ExpressionValueKind.Map, ExpressionValueKind.Map):
                return Maps(a.AsMap()!, b.AsMap()!, budget);
            case (ExpressionValueKind.Record, ExpressionValueKind.Record):
                return a.AsRecord()!.TypeName == b.AsRecord()!.TypeName && a.AsRecord()!.Identity == b.AsRecord()!.Identity;
            default:
                return a.Kind == b.Kind && a.AsBool() == b.AsBool();
        }
    }

    /// <summary>Order: negative, zero or positive; null when the values have none (other types, not a number).</summary>
    public static int? Order(in ExpressionValue a, in ExpressionValue b, ExpressionBudget budget) => (a.Kind, b.Kind) switch
    {
        (ExpressionValueKind.Int or ExpressionValueKind.Double, ExpressionValueKind.Int or ExpressionValueKind.Double) => Numbers(a, b),
        (ExpressionValueKind.String, ExpressionValueKind.String) => budget.TrySpend(CostOf(a.AsString())) ? Texts(a.AsString(), b.AsString()) : null,
        (ExpressionValueKind.Bool, ExpressionValueKind.Bool) => a.AsBool().CompareTo(b.AsBool()),
        _ => null,
    };

    private static int? Numbers(in ExpressionValue a, in ExpressionValue b) => (a.Kind, b.Kind) switch
    {
        (ExpressionValueKind.Int, ExpressionValueKind.Int) => a.AsInt().CompareTo(b.AsInt()),
        (ExpressionValueKind.Int, _) => Mixed(a.AsInt(), b.AsDouble()),
        (_, ExpressionValueKind.Int) => -Mixed(b.AsInt(), a.AsDouble()),
        _ => double.IsNaN(a.AsDouble()) || double.IsNaN(b.AsDouble()) ? null : a.AsDouble().CompareTo(b.AsDouble()),
    };

    // Exact: a conversion to double would make neighbours above 2^53 equal.
    private static int? Mixed(long whole, double number)
    {
        const double Bound = 9223372036854775808.0;
        if (double.IsNaN(number))
        {
            return null;
        }

        if (number >= Bound || number < -Bound)
        {
            return number > 0 ? -1 : 1;
        }

        var truncated = (long)number;
        return whole != truncated ? whole.CompareTo(truncated) : 0.0.CompareTo(number - truncated);
    }

    // CEL orders text by code point; UTF-16 order differs above U+D7FF.
    private static int Texts(string a, string b)
    {
        var shared = a.AsSpan().CommonPrefixLength(b);
        return shared == a.Length || shared == b.Length ? a.Length.CompareTo(b.Length) : Rank(a[shared]).CompareTo(Rank(b[shared]));
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;

    private static bool Lists(IReadOnlyList<ExpressionValue> a, IReadOnlyList<ExpressionValue> b, ExpressionBudget budget)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!Equal(a[i], b[i], budget))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Maps(IReadOnlyDictionary<string, ExpressionValue> a, IReadOnlyDictionary<string, ExpressionValue> b, ExpressionBudget budget)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        foreach (var entry in a)
        {
            if (!b.TryGetValue(entry.Key, out var other) || !Equal(entry.Value, other, budget))
            {
                return false;
            }
        }

        return true;
    }
}
