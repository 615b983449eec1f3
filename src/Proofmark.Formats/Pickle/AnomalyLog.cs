namespace Proofmark.Formats.Pickle;

/// <summary>Irregularities, a bounded number of each code; the last one kept says that there are more.</summary>
internal sealed class AnomalyLog
{
    private const int MaxOfOneCode = 20;
    private readonly List<PickleAnomaly> _anomalies = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Count => _anomalies.Count;

    public void Add(string code, string message, long offset, bool deceptive = false)
    {
        int count = _counts.GetValueOrDefault(code) + 1;
        _counts[code] = count;
        if (count <= MaxOfOneCode)
        {
            string more = count == MaxOfOneCode ? " (further ones of this kind are not listed)" : "";
            _anomalies.Add(new PickleAnomaly(code, message + more, offset, deceptive));
        }
    }

    /// <summary>Takes back what was added since there were <paramref name="count"/> anomalies.</summary>
    public void RemoveFrom(int count)
    {
        foreach (PickleAnomaly anomaly in _anomalies.Skip(count))
        {
            _counts[anomaly.Code]--;
        }

        _anomalies.RemoveRange(count, _anomalies.Count - count);
    }

    public IReadOnlyList<PickleAnomaly> ToList() => [.. _anomalies];
}
