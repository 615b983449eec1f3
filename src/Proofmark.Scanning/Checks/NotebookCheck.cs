using Proofmark.Core.Documents;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Python;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges the code cells of notebooks as code that somebody runs by hand: what hides itself or opens the way for others counts, ordinary commands do not.</summary>
internal sealed class NotebookCheck : INameCheck
{
    /// <inheritdoc/>
    public bool Knows(string fileName, FileIdentity identity, Place place, Inspection inspection) =>
        identity.Extension == ".ipynb" && (identity.Length <= inspection.Limits.MaxDocumentBytes || inspection.ComesWithAModel(place));

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        inspection.AddInert(ScanCodes.SourceCode);
        var place = content.Place;
        var reading = DocumentReader.ReadJson(place.Path, SourceBytes.Read(content, inspection), inspection.Limits);
        if (reading.Root is null || reading.Errors.Count > 0)
        {
            if (inspection.ComesWithAModel(place))
            {
                inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, "the notebook is no JSON that can be read to its end");
            }

            return;
        }

        foreach (var (source, line) in NotebookSource.Cells(reading.Root))
        {
            PythonCode.Judge(PythonReader.Read(source, inspection.Limits), place, CodeReach.Later, inspection, line - 1);
        }

        if (NotebookSource.Scripts(reading.Root) is > 0 and var scripts)
        {
            inspection.Add(
                ScanRules.NotebookScript,
                place.At(),
                $"{(scripts == 1 ? "An output is" : $"{scripts} outputs are")} a program for the browser, which runs once the notebook is trusted.",
                "It has the rights of the page, and so of the notebook server.");
        }
    }
}
