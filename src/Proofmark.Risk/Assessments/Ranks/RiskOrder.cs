namespace Proofmark.Risk.Assessments.Ranks;

/// <summary>Instances in an order.</summary>
/// <param name="Keys">The key of each instance, by its index.</param>
/// <param name="Sorted">Indices of the instances, worst first.</param>
/// <param name="Worst">Indices of the worst instances, worst first.</param>
internal sealed record RiskOrder(IReadOnlyList<RankKey> Keys, IReadOnlyList<int> Sorted, IReadOnlyList<int> Worst)
{
    /// <summary>Sorts instances by their keys.</summary>
    public static RiskOrder Of(IReadOnlyList<RiskInstance> instances, IReadOnlyList<RankKey> keys)
    {
        var sorted = Enumerable.Range(0, keys.Count).ToArray();
        Array.Sort(sorted, (a, b) => keys[a].CompareTo(keys[b]));
        return new RiskOrder(keys, sorted, WorstInstances.Of(sorted, instances, i => keys[i].Standing));
    }
}
