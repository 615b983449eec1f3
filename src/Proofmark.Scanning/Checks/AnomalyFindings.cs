using Proofmark.Formats;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Makes findings of what readers report as irregular.</summary>
internal static class AnomalyFindings
{
    private const string WhyDeceptive = "No ordinary program writes this; it makes a scanner and a loader see different things.";
    private const string WhyIrregular = "Ordinary programs do not write this; it may be damage or an unusual producer.";

    /// <summary>Adds a finding for each anomaly: of one rule where it deceives, of the other where it may be innocent.</summary>
    public static void Add(Inspection inspection, Place place, IEnumerable<FormatAnomaly> anomalies, ScanRule deceptive, ScanRule irregular)
    {
        foreach (var anomaly in anomalies)
        {
            Add(inspection, anomaly.Member is { } member ? place.Inside(member) with { Base = place.Base } : place,
                anomaly.Code, anomaly.Message, anomaly.Offset, anomaly.Deceptive ? deceptive : irregular, anomaly.Deceptive);
        }
    }

    /// <summary>Adds a finding for one anomaly.</summary>
    public static void Add(Inspection inspection, Place place, string code, string message, long offset, ScanRule rule, bool isDeceptive) =>
        inspection.Add(rule, place.At(offset), $"{message} ({code})", isDeceptive ? WhyDeceptive : WhyIrregular);
}
