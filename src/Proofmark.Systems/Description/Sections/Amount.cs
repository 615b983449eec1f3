using System.Globalization;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Amounts and numbers as people write them: <c>20000</c>, <c>20k</c>, <c>1.5M</c>.</summary>
internal static class Amount
{
    /// <summary>The greatest amount that can be written.</summary>
    public const double Largest = 1e15;

    /// <summary>The number, from 0 to <see cref="Largest"/>; null when it is none. What is not finite is none.</summary>
    public static double? Parse(string text)
    {
        var factor = text.Length == 0 ? 1 : text[^1] switch { 'k' => 1e3, 'M' => 1e6, 'G' => 1e9, _ => 1 };
        var digits = factor > 1 ? text[..^1] : text;
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number * factor is >= 0 and <= Largest
            ? number * factor
            : null;
    }
}
