using System.Text;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Configs;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges YAML by the names that it makes loaders call.</summary>
internal sealed class YamlConfigCheck : INameCheck
{
    /// <inheritdoc/>
    public bool Knows(string fileName, FileIdentity identity, Place place, Inspection inspection) => identity.Format == ModelFormats.Yaml;

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        inspection.AddInert(ScanCodes.InertData);
        NamedObjects.Judge(Encoding.UTF8.GetString(SourceBytes.Read(content, inspection)), content.Place, inspection);
    }
}
