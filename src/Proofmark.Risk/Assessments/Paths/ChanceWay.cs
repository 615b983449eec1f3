namespace Proofmark.Risk.Assessments.Paths;

/// <summary>A way through a graph, as its last node and the way before it.</summary>
/// <param name="Node">The last node.</param>
/// <param name="Chance">Product over its nodes.</param>
/// <param name="Length">Number of its nodes.</param>
/// <param name="Before">The way to the node before; null at the start.</param>
internal sealed record ChanceWay(string Node, double Chance, int Length, ChanceWay? Before)
{
    /// <summary>Most open first, then shortest, then by the names of the last nodes.</summary>
    public static IComparer<ChanceWay> Order { get; } = Comparer<ChanceWay>.Create(Compare);

    /// <summary>The nodes, first to last.</summary>
    public IReadOnlyList<string> Nodes
    {
        get
        {
            var nodes = new List<string>(Length);
            for (var at = this; at is not null; at = at.Before)
            {
                nodes.Add(at.Node);
            }

            nodes.Reverse();
            return nodes;
        }
    }

    private static int Compare(ChanceWay a, ChanceWay b)
    {
        var order = b.Chance.CompareTo(a.Chance);
        order = order != 0 ? order : a.Length.CompareTo(b.Length);
        order = order != 0 ? order : string.CompareOrdinal(a.Node, b.Node);
        return order != 0 ? order : string.CompareOrdinal(a.Before?.Node, b.Before?.Node);
    }
}
