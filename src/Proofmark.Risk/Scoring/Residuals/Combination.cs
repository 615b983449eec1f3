namespace Proofmark.Risk.Scoring.Residuals;

/// <summary>Combines what mechanisms take away.</summary>
internal static class Combination
{
    /// <summary>
    /// What is left: <c>(1 − ρ) · Π (1 − e) + ρ · min (1 − e)</c>; 1 without mechanisms. With ρ = 0 they fail independently, with ρ = 1 only the best counts.
    /// </summary>
    /// <param name="effects">Shares that mechanisms take away, each from 0 to 1.</param>
    /// <param name="dependence">ρ, from 0 to 1.</param>
    public static double Left(IEnumerable<double> effects, double dependence)
    {
        var product = 1.0;
        var least = 1.0;
        foreach (var effect in effects)
        {
            var left = Math.Clamp(1 - effect, 0, 1);
            product *= left;
            least = Math.Min(least, left);
        }

        return ((1 - dependence) * product) + (dependence * least);
    }
}
