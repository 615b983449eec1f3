using System.Runtime.InteropServices;

namespace Proofmark.Formats;

/// <summary>Collects anomalies; keeps only the first of each code, so that a hostile file cannot fill memory with them.</summary>
internal sealed class AnomalyLog
{
    private const int KeptPerCode = 32;

    private readonly List<FormatAnomaly> kept = [];
    private readonly Dictionary<(string Code, bool Deceptive), int> counts = [];

    public void Add(string code, string message, long offset, bool deceptive, string? member = null)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (code, deceptive), out _);
        count++;
        if (count <= KeptPerCode)
        {
            kept.Add(new FormatAnomaly(code, message, offset, deceptive) { Member = member });
        }
    }

    /// <summary>What was kept; where more were seen, a last entry of that code says how many.</summary>
    public IReadOnlyList<FormatAnomaly> ToList()
    {
        var list = new List<FormatAnomaly>(kept);
        foreach (var ((code, deceptive), count) in counts)
        {
            if (count > KeptPerCode)
            {
                list.Add(new FormatAnomaly(code, $"{count - KeptPerCode} more of the same kind.", 0, deceptive));
            }
        }

        return list;
    }
}
