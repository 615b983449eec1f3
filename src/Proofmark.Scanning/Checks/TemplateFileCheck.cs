using System.Text;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Templates;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges files that are Jinja templates, and those in which loaders look for chat templates alone.</summary>
internal sealed class TemplateFileCheck : INameCheck
{
    /// <inheritdoc/>
    public bool Knows(string fileName, FileIdentity identity, Place place, Inspection inspection) =>
        IsJson(fileName) || (IsTemplate(fileName) && (IsLoaded(fileName, place) || inspection.Code.IsBesideWeights(place.Path)));

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var place = content.Place;
        var fileName = place.FileName;
        var bytes = SourceBytes.Read(content, inspection);
        if (IsJson(fileName))
        {
            inspection.AddInert(ScanCodes.InertData);
            TemplateJson.Judge(bytes, place, inspection);
            return;
        }

        var loaded = IsLoaded(fileName, place);
        inspection.Judged |= loaded;
        inspection.AddInert(ScanCodes.InertData);
        var text = Encoding.UTF8.GetString(bytes);
        ChatTemplates.Judge(
            new TemplateSource("the template", text, (_, line, column) => place.At() with { Line = line, Column = column }) { Loaded = loaded }, inspection);
    }

    private static bool IsJson(string fileName) => fileName is "chat_template.json" or "chat_templates.json";

    private static bool IsTemplate(string fileName) =>
        fileName.EndsWith(".jinja", StringComparison.Ordinal) || fileName.EndsWith(".jinja2", StringComparison.Ordinal) || fileName.EndsWith(".j2", StringComparison.Ordinal);

    // transformers takes chat_template.jinja and additional_chat_templates/*.jinja; servers take what they are told.
    private static bool IsLoaded(string fileName, Place place)
    {
        var folders = $"/{place.Member ?? place.Path}";
        return IsTemplate(fileName)
            && (place.Named || fileName.StartsWith("chat_template", StringComparison.Ordinal) || folders.Contains("/additional_chat_templates/", StringComparison.Ordinal));
    }
}
