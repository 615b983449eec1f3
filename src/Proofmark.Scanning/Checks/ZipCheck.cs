using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges zip archives that follow no layout known here: every member on its own.</summary>
internal sealed class ZipCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Zip, ModelFormats.Npz, ModelFormats.KerasZip];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        if (ZipMembers.Open(content, inspection) is not { } zip)
        {
            return;
        }

        if (content.Format == ModelFormats.KerasZip)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.FormatNotCovered, "the layer configuration of a Keras archive is not judged by this version");
        }

        foreach (var member in zip.Members)
        {
            ZipMembers.Inspect(zip, member, content.Place, inspection);
        }
    }
}
