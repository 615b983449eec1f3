namespace Proofmark.Risk.Scoring;

/// <summary>The Beta distribution on [0, 1].</summary>
internal readonly record struct BetaDistribution
{
    private const int MaxTerms = 500;
    private const double Tiny = 1e-300;
    private const double Precision = 1e-15;
    private const int MaxSteps = 200;

    /// <summary>Makes a distribution.</summary>
    /// <param name="alpha">Weight of what speaks for; above 0.</param>
    /// <param name="beta">Weight of what speaks against; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not a finite number above 0.</exception>
    public BetaDistribution(double alpha, double beta)
    {
        if (!(alpha > 0) || !double.IsFinite(alpha))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "a finite weight above 0 is needed");
        }

        if (!(beta > 0) || !double.IsFinite(beta))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "a finite weight above 0 is needed");
        }

        Alpha = alpha;
        Beta = beta;
        LogScale = GammaFunction.Log(alpha + beta) - GammaFunction.Log(alpha) - GammaFunction.Log(beta);
    }

    /// <summary>Weight of what speaks for, the prior included.</summary>
    public double Alpha { get; }

    /// <summary>Weight of what speaks against, the prior included.</summary>
    public double Beta { get; }

    // −ln B(α, β).
    private double LogScale { get; }

    /// <summary>The mean, α / (α + β).</summary>
    public double Mean => Alpha / (Alpha + Beta);

    /// <summary>
    /// The probability of a value up to <paramref name="x"/>: the regularised incomplete beta function I_x(α, β),
    /// by the continued fraction of DLMF 8.17.22 (https://dlmf.nist.gov/8.17) with the modified Lentz method
    /// (Thompson and Barnett, J. Comput. Phys. 64, 1986).
    /// </summary>
    public double CumulativeProbability(double x)
    {
        if (!(x > 0))
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        var logFront = LogScale + (Alpha * Math.Log(x)) + (Beta * Math.Log(1 - x));

        // The fraction converges fast on one side of the mean only; the other side follows by symmetry (DLMF 8.17.4).
        var value = x <= (Alpha + 1) / (Alpha + Beta + 2)
            ? Math.Exp(logFront) / Alpha * ContinuedFraction(Alpha, Beta, x)
            : 1 - (Math.Exp(logFront) / Beta * ContinuedFraction(Beta, Alpha, 1 - x));
        return Math.Clamp(value, 0, 1);
    }

    /// <summary>The value that is exceeded with probability 1 − <paramref name="probability"/>: Newton's method, held by a bracket that bisection narrows where a step leaves it.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1.</exception>
    public double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability from 0 to 1 is needed");
        }

        var low = 0.0;
        var high = 1.0;
        var x = Mean;
        for (var step = 0; step < MaxSteps && high - low > Precision; step++)
        {
            var excess = CumulativeProbability(x) - probability;
            if (excess < 0)
            {
                low = x;
            }
            else
            {
                high = x;
            }

            var next = x - (excess / Density(x));
            if (!(next > low && next < high))
            {
                next = low + ((high - low) / 2);
            }

            if (Math.Abs(next - x) <= Precision * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    private double Density(double x) => Math.Exp(LogScale + ((Alpha - 1) * Math.Log(x)) + ((Beta - 1) * Math.Log(1 - x)));

    private static double ContinuedFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m <= MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            Advance(even, ref c, ref d, ref fraction);
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            if (Math.Abs(Advance(odd, ref c, ref d, ref fraction) - 1) < Precision)
            {
                break;
            }
        }

        return fraction;
    }

    private static double Advance(double term, ref double c, ref double d, ref double fraction)
    {
        d = 1 / NotZero(1 + (term * d));
        c = NotZero(1 + (term / c));
        var step = c * d;
        fraction *= step;
        return step;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
