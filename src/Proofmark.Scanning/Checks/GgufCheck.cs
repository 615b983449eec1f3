using System.Text;
using Proofmark.Formats.Gguf;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Templates;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges GGUF files: their layout, and the chat templates that engines run as Jinja programs.</summary>
internal sealed class GgufCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Gguf];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var reading = GgufReader.Read(content.Stream, inspection.Limits);
        AnomalyFindings.Add(inspection, content.Place, reading.Anomalies, ScanRules.GgufDeception, ScanRules.GgufIrregularity);
        if (!reading.Complete)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.NotFullyRead, reading.Stopped ?? "the header was not fully read");
        }

        foreach (var text in reading.Texts.Where(t => t.IsChatTemplate))
        {
            InspectTemplate(text, content.Place, inspection);
        }
    }

    private static void InspectTemplate(GgufText text, Place place, Inspection inspection)
    {
        ChatTemplates.Judge(
            new TemplateSource($"the template {CallText.Quote(text.Key)}", text.Text, (at, _, _) => place.At(text.Offset + Encoding.UTF8.GetByteCount(text.Text.AsSpan(0, at)))), inspection);
        if (text.Cut)
        {
            inspection.AddUnread(place.At(text.Offset), ScanCodes.NotFullyRead, $"the template '{text.Key}' is longer than what is kept");
        }
    }
}
