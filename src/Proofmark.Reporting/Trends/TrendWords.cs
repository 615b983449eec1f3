using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Trends;

/// <summary>The sentences about a trend that every view says in the same words.</summary>
public static class TrendWords
{
    /// <summary>Both answers and both coverages in one line.</summary>
    public static string Summary(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return $"since {Figures.Moment(trend.Since)}: {Words.Spoken(trend.Before)}, now {Words.Spoken(trend.Now)}; "
            + $"evidence {Figures.Coverage(trend.CoverageBefore)}, now {Figures.Coverage(trend.CoverageNow)}; "
            + (trend.Moves.Count == 0 ? "no standing moved" : Figures.Count(trend.Moves.Count, "standing moved", "standings moved"));
    }

    /// <summary>From where to where.</summary>
    public static string Step(TrendMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return $"{Standing(move.Before)} -> {Standing(move.Now)}";
    }

    /// <summary>Why it moved: the first causes, and how many more there are.</summary>
    /// <param name="causes">The causes.</param>
    /// <param name="most">Most of them that are named.</param>
    public static string Why(IReadOnlyList<TrendCause> causes, int most)
    {
        ArgumentNullException.ThrowIfNull(causes);
        var named = string.Join("; ", causes.Take(most).Select(c => $"{Words.Spoken(c.Kind)}: {c.What}"));
        return causes.Count == 0 ? "nothing that was compared explains it" : causes.Count > most ? $"{named}; and {causes.Count - most} more" : named;
    }

    /// <summary>How many differences of each kind there are.</summary>
    public static string Tally(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return trend.Causes.Count == 0
            ? "nothing is different"
            : string.Join(", ", trend.Causes.GroupBy(c => c.Kind).Select(g => $"{g.Count()} {Words.Spoken(g.Key)}"));
    }

    private static string Standing(RiskStanding? standing) => standing is { } known ? Words.Spoken(known) : "not there";
}
