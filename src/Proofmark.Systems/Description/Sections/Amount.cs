using System.Globalization;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Amounts and numbers as people write them: <c>20000</c>, <c>20k</c>, <c>1.5M</c>.</summary>
internal static class Amount
{
    private const double Largest = 1e15;

    /// <summary>The number, 0 or more and at most 10^15; null when it is none.</summary>
    public static double? Parse(string text)
    {
        var factor = text.Length == 0 ? 1 : text[^1] switch { 'k' => 1e3, 'M' => 1e6, 'G' => 1e9, _ => 1 };
        var digits = factor > 1 ? text[..^1] : text;
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number * factor <= Largest
            ? number * factor
            : null;
    }
}
