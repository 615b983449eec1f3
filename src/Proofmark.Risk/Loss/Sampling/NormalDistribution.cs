namespace Proofmark.Risk.Loss.Sampling;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const int MaxTerms = 400;

    private static readonly double[] CentreOver =
        [3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3];

    private static readonly double[] CentreUnder =
        [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3];

    private static readonly double[] ShoulderOver =
        [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4];

    private static readonly double[] ShoulderUnder =
        [1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9];

    private static readonly double[] TailOver =
        [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7];

    private static readonly double[] TailUnder =
        [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];

    /// <summary>
    /// The value below which a share of <paramref name="probability"/> lies, to about 16 digits: algorithm AS 241, PPND16
    /// (M. J. Wichura, "The percentage points of the normal distribution", Applied Statistics 37, 1988).
    /// </summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Quantile(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var near = 0.180625 - (q * q);
            return q * Polynomial(CentreOver, near) / Polynomial(CentreUnder, near);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var value = r <= 5
            ? Polynomial(ShoulderOver, r - 1.6) / Polynomial(ShoulderUnder, r - 1.6)
            : Polynomial(TailOver, r - 5) / Polynomial(TailUnder, r - 5);
        return q < 0 ? -value : value;
    }

    /// <summary>
    /// The probability of a value up to <paramref name="x"/>: the series of Abramowitz and Stegun 26.2.11 near the centre and the continued fraction 26.2.14 beyond,
    /// so that small tails keep their relative precision.
    /// </summary>
    public static double CumulativeProbability(double x)
    {
        if (x > 3)
        {
            return 1 - UpperTail(x);
        }

        return x < -3 ? UpperTail(-x) : 0.5 + (Density(x) * CentreSeries(x));
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double CentreSeries(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; n < MaxTerms && Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return sum;
    }

    // 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside out.
    private static double UpperTail(double x)
    {
        var fraction = x;
        for (var n = MaxTerms; n >= 1; n--)
        {
            fraction = x + (n / fraction);
        }

        return Density(x) / fraction;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
