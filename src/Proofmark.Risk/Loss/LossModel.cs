using Proofmark.Risk.Loss.Figures;
using Proofmark.Risk.Loss.Simulation;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>
/// Simulates what a year may cost, from the owner's own ranges (Factor Analysis of Information Risk, Open Group O-RA and O-RT, with Poisson frequency): attempts per year from a PERT
/// distribution, times the share V that succeeds, gives the mean of a Poisson number of events; each event has a lognormal loss. See <c>docs/loss.md</c>.
/// </summary>
public static class LossModel
{
    /// <summary>Simulates.</summary>
    /// <param name="inputs">The owner's ranges with the instances that share them; in any order.</param>
    /// <param name="tolerance">Points of the owner's tolerance curve.</param>
    /// <param name="options">Trials, seed and dependence.</param>
    /// <exception cref="ArgumentException">An input has no instance, a range outside the limits of the model or an id that another one has too.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are outside their ranges.</exception>
    public static LossSimulation Simulate(IReadOnlyList<LossInput> inputs, IReadOnlyList<TolerancePoint> tolerance, LossOptions options)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(tolerance);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var compiled = LossCompiler.Compile(inputs, options.Seed);
        var draws = Simulator.Run(compiled, options);
        var total = draws.Total(draws.Residual);
        var inherent = new SampleStatistics(draws.Total(draws.Inherent));
        var residual = new SampleStatistics(total);
        var amounts = LossViews.Amounts(inherent, residual);
        var attributions = new Attributions(compiled, draws, total);
        return new LossSimulation
        {
            Trials = options.Trials,
            Seed = options.Seed,
            Dependence = options.Dependence,
            Inherent = LossViews.Of(inherent, amounts),
            Residual = LossViews.Of(residual, amounts),
            Attribution = attributions.Ranges(),
            Drivers = attributions.Drivers(),
            Tolerance = [.. tolerance.Select(p => new ToleranceFigure(p, inherent.Exceedance(p.Amount), residual.Exceedance(p.Amount)))],
        };
    }
}
