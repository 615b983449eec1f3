using Proofmark.Formats.Identification;
using Proofmark.Formats.Pickle;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Torch;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges the checkpoints of <c>torch.save</c> before PyTorch 1.6: each of the five pickles, then raw storages.</summary>
internal sealed class TorchLegacyCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.TorchLegacy];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        if (TorchReader.ReadLegacy(content.Stream, inspection.Limits) is not { } layout)
        {
            content.Stream.Position = 0;
            PickleCheck.Judge(content.Stream, content.Place, inspection);
            return;
        }

        AnomalyFindings.Add(inspection, content.Place, layout.Anomalies, ScanRules.TorchDeception, ScanRules.TorchIrregularity);
        foreach (var program in layout.Programs)
        {
            var stream = new SliceStream(content.Stream, program.Start, program.Length);
            var reading = PickleReader.Read(stream, inspection.Limits, inspection.Cancellation);
            PickleCheck.Judge(LegacyModules.Resolve(reading), stream, content.Place.From(program.Start), inspection);
        }

        if (layout.Unaccounted is { Length: > 0 } rest)
        {
            inspection.AddUnread(content.Place.At(rest.Start), ScanCodes.NotFullyRead, $"{rest.Length} bytes are neither program nor storage");
        }
    }
}
