using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Code.Roles;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Configs;
using Proofmark.Scanning.Templates;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges the configurations in which models name code of their own.</summary>
internal sealed class ModelConfigCheck : INameCheck
{
    private const string Why = "A loader that trusts the repository fetches and runs what stands there at that moment, which is not what was scanned here.";

    /// <inheritdoc/>
    public bool Knows(string fileName, FileIdentity identity, Place place, Inspection inspection) =>
        ConfigReferences.IsConfig(fileName) && (identity.Format == ModelFormats.Json || identity.Format == ModelFormats.Text);

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        inspection.AddInert(ScanCodes.InertData);
        var place = content.Place;
        var bytes = SourceBytes.Read(content, inspection);
        TemplateJson.Judge(bytes, place, inspection);
        NamedObjects.Judge(Encoding.UTF8.GetString(bytes), place, inspection);
        foreach (var reference in Remote(bytes, place, inspection))
        {
            inspection.Add(
                ScanRules.CodeRemote,
                place.At() with { Line = reference.Line },
                $"'{reference.Key}' names {CallText.Quote(reference.Value)}: code of the repository {CallText.Quote(reference.Repository!)}.",
                Why,
                reference.Value);
        }

        foreach (var reference in place.Member is null ? inspection.Code.MissingFrom(place.Path) : [])
        {
            inspection.AddUnread(
                place.At() with { Line = reference.Line },
                ScanCodes.CodeMissing,
                $"'{reference.Key}' names {CallText.Quote(reference.Value)}, which is not here: a loader would fetch and run it");
        }
    }

    // Code of another repository is named "owner/name--module.Class"; a document without those dashes, as they stand or escaped, need not be read for it.
    private static IEnumerable<CodeReference> Remote(byte[] bytes, Place place, Inspection inspection)
    {
        if (bytes.AsSpan().IndexOf("--"u8) < 0 && bytes.AsSpan().IndexOf("\\u"u8) < 0)
        {
            return [];
        }

        var reading = DocumentReader.ReadJson(place.Path, bytes, inspection.Limits);
        return reading.Root is null ? [] : ConfigReferences.Find(place.FileName, reading.Root).Where(static r => r.Repository is not null);
    }
}
