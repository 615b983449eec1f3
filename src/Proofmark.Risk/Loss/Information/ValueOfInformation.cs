using Proofmark.Risk.Loss.Figures;

namespace Proofmark.Risk.Loss.Information;

/// <summary>
/// What a test is worth before it is run (J. W. Pratt, H. Raiffa and R. Schlaifer, "Introduction to statistical decision theory"; D. W. Hubbard, "How to measure anything"): the
/// expected gain of deciding after the answer instead of before. Everything is relative to the decisions given; an answer that changes no decision is worth nothing.
/// </summary>
public static class ValueOfInformation
{
    // Outcomes, draws and decisions together; eight bytes each are kept.
    private const long MostFigures = 20_000_000;

    // Two decisions that differ by less are equally good: a difference of rounding is no reason to change one's mind.
    private const double Rounding = 1e-12;

    /// <summary>
    /// The expected value of partial perfect information about one control, <c>min_x E[L(x)] − E_θ[min_x E[L(x) | θ]]</c>, by nested Monte Carlo with the same inner draws for every
    /// outcome and decision. With the same draws on both sides the estimate is never below 0, and exactly 0 when θ is certain.
    /// </summary>
    /// <param name="inputs">
    /// The owner's ranges. Here a control that nobody tested needs a belief (the prior), unlike in <see cref="LossModel"/>: without a belief there is nothing to find out.
    /// </param>
    /// <param name="controlId">The control.</param>
    /// <param name="decisions">What could be decided, for example accepting and reducing.</param>
    /// <param name="options">Outcomes, draws, seed and dependence.</param>
    /// <exception cref="ArgumentException">There is no decision, a name occurs twice, a cost is no amount, or an input is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are outside their ranges.</exception>
    public static InformationValue Evppi(IReadOnlyList<LossInput> inputs, string controlId, IReadOnlyList<LossDecision> decisions, InformationOptions options)
    {
        ArgumentNullException.ThrowIfNull(controlId);
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(options);
        var losses = Losses(inputs, controlId, decisions, options, options.Outcomes);
        var all = Value(losses, decisions.Count);
        return new InformationValue
        {
            ControlId = controlId,
            Value = LossFigure.Of(all.Gain, BatchError(losses, decisions.Count, options)),
            BestNow = decisions[all.Best].Name,
            ChangesDecision = all.Changes,
            Decisions = [.. decisions.Select((d, x) => new DecisionLoss(d.Name, Digits.Ten(all.Means[x])))],
        };
    }

    /// <summary>The value of knowing everything about every control, its ceilings included: no test of controls can be worth more.</summary>
    /// <inheritdoc cref="Evppi" path="/param"/>
    /// <inheritdoc cref="Evppi" path="/exception"/>
    public static LossFigure Evpi(IReadOnlyList<LossInput> inputs, IReadOnlyList<LossDecision> decisions, InformationOptions options)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(options);

        // Each draw is an outcome of its own.
        var draws = Losses(inputs, null, decisions, options, 1);
        return LossFigure.Of(Value([[.. draws.SelectMany(d => d)]], decisions.Count).Gain, EvpiError(draws, options));
    }

    private static double[][] Losses(IReadOnlyList<LossInput> inputs, string? controlId, IReadOnlyList<LossDecision> decisions, InformationOptions options, int outcomes)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Draws * outcomes * decisions.Count, MostFigures);
        var model = new DecisionModel(inputs, decisions, options);
        var losses = new double[options.Draws][];
        Parallel.For(0, options.Draws, draw => model.Fill(draw, controlId, outcomes, losses[draw] = new double[outcomes * model.Decisions]));
        return losses;
    }

    private static double BatchError(double[][] losses, int decisions, InformationOptions options) =>
        StandardError([.. losses.Chunk(options.Draws / InformationOptions.Batches).Select(batch => Value(batch, decisions).Gain)]);

    private static double EvpiError(double[][] draws, InformationOptions options) =>
        StandardError([.. draws.Chunk(options.Draws / InformationOptions.Batches).Select(batch => Value([[.. batch.SelectMany(d => d)]], draws[0].Length).Gain)]);

    private static double StandardError(double[] batches) => new SampleStatistics(batches).Mean().StandardError;

    // The mean over draws comes first: the inner expectation is taken before the decision is.
    private static (double Gain, int Best, double Changes, double[] Means) Value(double[][] draws, int decisions)
    {
        var outcomes = draws[0].Length / decisions;
        var mean = new double[draws[0].Length];
        foreach (var draw in draws)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += draw[i] / draws.Length;
            }
        }

        var now = Enumerable.Range(0, decisions).Select(x => Enumerable.Range(0, outcomes).Sum(k => mean[(k * decisions) + x]) / outcomes).ToArray();
        var best = Array.IndexOf(now, now.Min());
        var gain = 0.0;
        var changes = 0;
        for (var k = 0; k < outcomes; k++)
        {
            var least = mean.AsSpan(k * decisions, decisions).ToArray().Min();
            var saved = mean[(k * decisions) + best] - least;
            if (saved > Rounding * least)
            {
                gain += saved / outcomes;
                changes++;
            }
        }

        return (gain, best, (double)changes / outcomes, now);
    }
}
