using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>Finds the instances of each range.</summary>
public static class LossInputs
{
    /// <summary>
    /// The inputs of the simulation and the ranges that cannot be used. A range for <c>risk@component</c> is for that instance alone and takes it out of the range for the risk, which
    /// is shared by the others.
    /// </summary>
    /// <param name="impact">The owner's ranges.</param>
    /// <param name="instances">Every assessed instance; of two with the same id the first one counts.</param>
    public static (IReadOnlyList<LossInput> Inputs, IReadOnlyList<UnusedRange> Unused) Of(SystemImpact impact, IReadOnlyList<LossInstance> instances)
    {
        ArgumentNullException.ThrowIfNull(impact);
        ArgumentNullException.ThrowIfNull(instances);
        var inputs = new List<LossInput>();
        var unused = new List<UnusedRange>();
        var distinct = instances.DistinctBy(i => i.Id, StringComparer.Ordinal).ToList();
        foreach (var (id, range) in impact.Losses.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            var own = distinct.Where(i => i.Id == id || (i.RiskId == id && !impact.Losses.ContainsKey(i.Id))).ToList();
            if (LossRangeLimits.Problem(range) is { } problem)
            {
                unused.Add(new UnusedRange(id, range.Location, problem));
            }
            else if (own.Count == 0)
            {
                unused.Add(new UnusedRange(id, range.Location, distinct.Any(i => i.RiskId == id) ? "every instance of the risk has a range of its own" : "the risk was not assessed there"));
            }
            else
            {
                inputs.Add(new LossInput { Id = id, Range = range, Instances = own });
            }
        }

        return (inputs, unused);
    }
}
