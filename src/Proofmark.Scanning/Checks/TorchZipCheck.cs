using Proofmark.Formats.Identification;
using Proofmark.Formats.Torch;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges the archives of <c>torch.save</c> and TorchScript: everything but the raw storages, which no loader executes.</summary>
internal sealed class TorchZipCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.TorchZip];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        if (ZipMembers.Open(content, inspection) is not { } zip)
        {
            return;
        }

        if (TorchReader.ReadZip(zip) is not { } layout)
        {
            foreach (var member in zip.Members)
            {
                ZipMembers.Inspect(zip, member, content.Place, inspection);
            }

            return;
        }

        AnomalyFindings.Add(inspection, content.Place, layout.Anomalies, ScanRules.TorchDeception, ScanRules.TorchIrregularity);
        // torch.load hands an archive with this member to torch.jit.load (torch.serialization, _is_torchscript_zip), whose reader knows no modules of Python.
        var isScript = layout.Pickles.Any(one => one.Name == $"{layout.Root}/constants.pkl");
        foreach (var pickle in layout.Pickles)
        {
            ZipMembers.Inspect(zip, pickle, content.Place with { IsTorchScript = isScript, Storages = StorageSizes.Of(layout, pickle, content.Place.Depth + 1) }, inspection, ModelFormats.Pickle);
        }

        foreach (var member in layout.Others)
        {
            ZipMembers.Inspect(zip, member, content.Place, inspection);
        }

        foreach (var member in layout.Code)
        {
            ZipMembers.Inspect(zip, member, content.Place with { IsTorchScript = true }, inspection);
        }
    }
}
