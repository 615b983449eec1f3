using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Python;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Code.Roles;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges Python files that a loader would import, those in archives, and those that the user names. They never pass: code can do anything.</summary>
internal sealed class PythonFileCheck : INameCheck
{
    /// <inheritdoc/>
    public bool Knows(string fileName, FileIdentity identity, Place place, Inspection inspection) =>
        (place.IsTorchScript && (identity.Format == ModelFormats.PythonSource || identity.Format == ModelFormats.Text)) || ((identity.Extension is ".py" or ".pyw" || identity.Format == ModelFormats.PythonSource) && RoleOf(place, inspection) is not null);

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var bytes = SourceBytes.Read(content, inspection);
        inspection.Judged = true;
        if (content.Place.IsTorchScript)
        {
            TorchScriptCode.Judge(PythonReader.Read(bytes, inspection.Limits), content.Place, inspection);
            return;
        }

        var reading = PythonReader.Read(bytes, inspection.Limits);
        var role = RoleOf(content.Place, inspection)!;
        inspection.Add(
            ScanRules.CodeRunsOnLoad,
            content.Place.At(),
            $"This code runs when the model is loaded with trust in its repository: {role.How} ({reading.Statements.Count} statements, {Digest.OfBytes(bytes)}).",
            "It has the rights of the process. No list of known signs can say what code does, so this file never counts as clean.");
        PythonCode.Judge(reading, content.Place, CodeReach.Import, inspection);
        inspection.AddUnread(content.Place.At(), ScanCodes.CodeNotProven, "code that a loader runs has to be read by a person: known signs of attacks were looked for, which proves nothing");
    }

    private static CodeRole? RoleOf(Place place, Inspection inspection) =>
        place.Member is not null ? new CodeRole("programs that open such archives import what is in them")
        : inspection.Code.RoleOf(place.Path) ?? (place.Named ? new CodeRole("it was named to be judged as such") : null);
}
