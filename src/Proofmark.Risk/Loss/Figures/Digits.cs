using System.Globalization;

namespace Proofmark.Risk.Loss.Figures;

/// <summary>
/// Rounds what is published. The draws are whole-number arithmetic and the same everywhere, but exponentials and logarithms come from the platform's mathematics library, which may differ in
/// the last bit; ten digits hide that and are far more than the standard errors leave meaningful.
/// </summary>
internal static class Digits
{
    public static double Ten(double value) =>
        double.Parse(value.ToString("e9", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
