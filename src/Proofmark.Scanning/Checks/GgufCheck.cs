using Proofmark.Formats.Gguf;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges GGUF files: their layout, and the chat templates that engines run as Jinja programs.</summary>
internal sealed class GgufCheck : IFormatCheck
{
    private const string Why = "Engines that render the template outside a sandbox give such code the rights of the process.";

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
        if (TemplateTokens.FirstEscape(text.Text) is { } token)
        {
            inspection.Add(
                ScanRules.TemplateEscape, place.At(text.Offset), $"The template '{text.Key}' uses '{token}', a way out of the template language.", Why);
        }
        else
        {
            inspection.Add(
                ScanRules.ChatTemplate, place.At(text.Offset), $"The template '{text.Key}' is a Jinja program of {text.Length} bytes; no known way out of the language is in it, and it is not judged further.", Why);
        }

        if (text.Cut)
        {
            inspection.AddUnread(place.At(text.Offset), ScanCodes.NotFullyRead, $"the template '{text.Key}' is longer than what is kept");
        }
    }
}
