using Proofmark.Formats.Identification;
using Proofmark.Formats.Safetensors;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges the layout of safetensors files. Loading one executes nothing; what the layout hides may be read by another loader.</summary>
internal sealed class SafetensorsCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Safetensors];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var reading = SafetensorsReader.Read(content.Stream, inspection.Limits);
        AnomalyFindings.Add(inspection, content.Place, reading.Anomalies, ScanRules.SafetensorsDeception, ScanRules.SafetensorsIrregularity);
        if (!reading.Complete)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.NotFullyRead, reading.Stopped ?? "the header was not fully read");
        }
        else if (reading.Anomalies.FirstOrDefault(a => !a.Deceptive) is { } anomaly)
        {
            inspection.AddUnread(content.Place.At(anomaly.Offset), ScanCodes.Malformed, $"the reference loader refuses this file: {anomaly.Message}");
        }
    }
}
