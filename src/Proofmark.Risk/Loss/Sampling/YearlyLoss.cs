namespace Proofmark.Risk.Loss.Sampling;

/// <summary>
/// The loss of one year: a Poisson number of lognormal losses. Both years of a trial, without and with controls, are made from the same draws, so that their difference is
/// what the controls do and not chance.
/// </summary>
/// <remarks>
/// Up to <see cref="MostEvents"/> expected events every event is drawn. Above it the events are split at a quantile of their size (thinning of a Poisson process keeps both parts
/// Poisson and independent): the greatest, <see cref="MostEvents"/> of them at the highest frequency, are still drawn one by one, since they make the tail; the sum of the many small
/// ones is drawn from a normal distribution with their exact mean and variance as soon as more than <see cref="MostEvents"/> are expected. So a year costs a bounded number of draws.
/// </remarks>
internal readonly struct YearlyLoss
{
    /// <summary>Expected events up to which each is drawn.</summary>
    public const double MostEvents = 128;

    private readonly LognormalDistribution loss;
    private readonly double great;
    private readonly double smallMean;
    private readonly double smallSquare;

    public YearlyLoss(LognormalDistribution loss, double mostPerYear)
    {
        this.loss = loss;
        great = mostPerYear > MostEvents ? MostEvents / mostPerYear : 1;
        if (great < 1)
        {
            var limit = NormalDistribution.Quantile(1 - great);
            smallMean = loss.MomentBelow(limit, 1);
            smallSquare = loss.MomentBelow(limit, 2);
        }
    }

    /// <summary>The losses of one year at a higher and a lower frequency.</summary>
    /// <param name="frequency">Draws that say how often it happens.</param>
    /// <param name="severity">Draws that say how bad each event is.</param>
    /// <param name="trial">The year.</param>
    /// <param name="more">Expected events without controls.</param>
    /// <param name="fewer">Expected events with controls; not above <paramref name="more"/>.</param>
    public (double More, double Fewer) Draw(ref Draws frequency, StreamKeys severity, long trial, double more, double fewer)
    {
        var upper = Sum(severity.Great.At(trial), frequency.Next(), more * great, fewer * great, 0, great);
        if (great >= 1)
        {
            return upper;
        }

        var chance = frequency.Next();
        var (moreSmall, fewerSmall) = (more * (1 - great), fewer * (1 - great));
        var each = moreSmall <= MostEvents || fewerSmall <= MostEvents
            ? Sum(severity.Small.At(trial), chance, Math.Min(moreSmall, MostEvents), Math.Min(fewerSmall, MostEvents), great, 1)
            : default;
        var normal = NormalDistribution.Quantile(chance);
        return (upper.More + (moreSmall <= MostEvents ? each.More : Many(moreSmall, normal)), upper.Fewer + (fewerSmall <= MostEvents ? each.Fewer : Many(fewerSmall, normal)));
    }

    private double Many(double expected, double normal) => Math.Max(0, (expected * smallMean) + (Math.Sqrt(expected * smallSquare) * normal));

    // Losses are drawn from the top: the share of greater losses runs from one limit to the other.
    private (double More, double Fewer) Sum(Draws draws, double chance, double more, double fewer, double fromTop, double toTop)
    {
        var most = more > 0 ? PoissonDistribution.Quantile(more, chance) : 0;
        var least = fewer < more ? (fewer > 0 ? PoissonDistribution.Quantile(fewer, chance) : 0) : most;
        var sum = 0.0;
        var atLeast = 0.0;
        for (var i = 1; i <= most; i++)
        {
            sum += loss.At(-NormalDistribution.Quantile(fromTop + ((toTop - fromTop) * draws.Next())));
            if (i == least)
            {
                atLeast = sum;
            }
        }

        return (sum, atLeast);
    }
}

/// <summary>The streams of the sizes of a risk's events.</summary>
/// <param name="Great">Of the greater ones.</param>
/// <param name="Small">Of the smaller ones.</param>
internal readonly record struct StreamKeys(StreamKey Great, StreamKey Small);
