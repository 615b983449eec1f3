using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments.Ranks;

/// <summary>
/// Finds what hangs on assumptions: whether an instance is among the worst, and its order against its neighbours of another standing or impact, under every trial and under a
/// step of each assumed impact class by itself.
/// </summary>
internal sealed class StabilityTest(IReadOnlyList<RiskInstance> instances, RiskOrder order)
{
    private const string Lower = "impact class one step lower";
    private const string Higher = "impact class one step higher";
    private const string OfAnother = "impact class of another risk";

    private readonly SortedSet<string>[] flips = [.. instances.Select(_ => new SortedSet<string>(StringComparer.Ordinal))];

    /// <summary>Names of the assumptions that change the place of each instance, by its index.</summary>
    /// <param name="trials">The name of each trial and the keys under it.</param>
    public IReadOnlyList<IReadOnlyCollection<string>> Run(IEnumerable<(string Name, IReadOnlyList<RankKey> Keys)> trials)
    {
        foreach (var (name, keys) in trials)
        {
            Try(name, keys);
        }

        StepImpacts();
        return flips;
    }

    private void Try(string name, IReadOnlyList<RankKey> keys)
    {
        var worst = RiskOrder.Of(instances, keys).Worst;
        foreach (var moved in order.Worst.Except(worst).Concat(worst.Except(order.Worst)))
        {
            flips[moved].Add(name);
        }

        foreach (var (upper, lower) in UnlikeNeighbours().Where(pair => keys[pair.Upper].CompareTo(keys[pair.Lower]) > 0))
        {
            flips[upper].Add(name);
            flips[lower].Add(name);
        }
    }

    private void StepImpacts()
    {
        foreach (var (upper, lower) in UnlikeNeighbours())
        {
            Compare(upper, lower, upper, -1, Lower);
            Compare(upper, lower, lower, +1, Higher);
        }

        LeaveTheWorst();
        JoinTheWorst();
    }

    // One instance steps; both of the pair hang on it when their order turns.
    private void Compare(int upper, int lower, int stepping, int step, string name)
    {
        if (Stepped(stepping, step) is not { } key)
        {
            return;
        }

        var turned = stepping == upper ? key.CompareTo(order.Keys[lower]) > 0 : order.Keys[upper].CompareTo(key) > 0;
        if (turned)
        {
            flips[stepping].Add(name);
            flips[stepping == upper ? lower : upper].Add(OfAnother);
        }
    }

    private void LeaveTheWorst()
    {
        foreach (var one in order.Worst)
        {
            if (Stepped(one, -1) is { } lower)
            {
                var keys = order.Keys.ToArray();
                keys[one] = lower;
                foreach (var joined in RiskOrder.Of(instances, keys).Worst.Except(order.Worst).Where(other => !AreOneMistake(one, other)))
                {
                    flips[one].Add(Lower);
                    flips[joined].Add(OfAnother);
                }
            }
        }
    }

    private void JoinTheWorst()
    {
        if (order.Worst.Count < WorstInstances.Most)
        {
            return;
        }

        var last = order.Worst[^1];
        foreach (var one in order.Sorted.Where(i => !order.Worst.Contains(i) && instances[i].AcceptedBy is null))
        {
            // One that repeats a mistake of the worst was left out for that and not for its place.
            if (!order.Worst.Any(worst => AreOneMistake(worst, one)) && Stepped(one, +1) is { } higher && higher.CompareTo(order.Keys[last]) < 0)
            {
                flips[one].Add(Higher);
                flips[last].Add(OfAnother);
            }
        }
    }

    private bool AreOneMistake(int one, int other) =>
        WorstInstances.LeadOf(instances[one]) is { } lead && lead == WorstInstances.LeadOf(instances[other]);

    private IEnumerable<(int Upper, int Lower)> UnlikeNeighbours()
    {
        for (var place = 1; place < order.Sorted.Count; place++)
        {
            var (upper, lower) = (order.Keys[order.Sorted[place - 1]], order.Keys[order.Sorted[place]]);
            if (upper.Standing != lower.Standing || upper.Impact != lower.Impact)
            {
                yield return (order.Sorted[place - 1], order.Sorted[place]);
            }
        }
    }

    // What the owner said is no assumption of ours.
    private RankKey? Stepped(int index, int step)
    {
        var to = (int)order.Keys[index].Impact + step;
        return instances[index].Impact.Basis == ImpactRating.Owner || to < (int)ImpactClass.Low || to > (int)ImpactClass.Severe
            ? null
            : order.Keys[index] with { Impact = (ImpactClass)to };
    }
}
