using Proofmark.Formats.Identification;
using Proofmark.Formats.Pickle;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges pickles: every callable that they reach, and every irregularity.</summary>
internal sealed class PickleCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Pickle];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection) => Judge(content.Stream, content.Place, inspection);

    /// <summary>Judges one stream as a pickle.</summary>
    public static void Judge(Stream stream, Place place, Inspection inspection) =>
        Judge(PickleReader.Read(stream, inspection.Limits, inspection.Cancellation), stream, place, inspection);

    /// <summary>Judges what was read of a stream as a pickle.</summary>
    public static void Judge(PickleReading reading, Stream stream, Place place, Inspection inspection)
    {
        var length = stream.Length;
        CallableFindings.Add(reading, place, inspection);
        StorageSizes.Judge(reading, place, inspection);
        EmbeddedCheck.Judge(reading, stream, place, inspection);
        JudgeFilesBeside(reading, place, inspection);
        foreach (var anomaly in reading.Anomalies)
        {
            AnomalyFindings.Add(
                inspection,
                place,
                anomaly.Code,
                anomaly.Message,
                anomaly.Offset,
                anomaly.Deceptive ? ScanRules.PickleDeception : ScanRules.PickleIrregularity,
                anomaly.Deceptive);
        }

        if (!reading.Complete)
        {
            inspection.AddUnread(place.At(reading.BytesRead), ScanCodes.NotFullyRead, reading.Stopped ?? "the pickle was not fully read");
        }
        else if (reading.BytesRead < length)
        {
            inspection.AddUnread(
                place.At(reading.BytesRead), ScanCodes.NotFullyRead, $"{length - reading.BytesRead} bytes after the end of the pickle were not judged");
            StrayBytes.Judge(stream, reading.BytesRead, length - reading.BytesRead, place, inspection);
        }
    }

    // A file that is scanned along speaks for itself.
    private static void JudgeFilesBeside(PickleReading reading, Place place, Inspection inspection)
    {
        var folder = place.Path[..(place.Path.LastIndexOf('/') + 1)];
        var missing = reading.FilesBeside.Count(name => place.Member is not null || !inspection.Files.Contains(folder + name));
        if (missing > 0)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, $"arrays are loaded from {missing} files beside this one that were not scanned along with it");
        }
    }
}
