using Proofmark.App.Assessing;
using Proofmark.App.Evidence;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Discover;
using Proofmark.Core;
using Proofmark.Reporting.Html;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Assess;

/// <summary>Keeps what an assessment found in the system's <c>.proofmark</c> folder. That it cannot be kept does not change the answer.</summary>
internal static class Keeping
{
    public static void Save(AssessRequest request, AssessRun run, bool quiet)
    {
        if (ProofFolder.Open(request.Root, out var refusal) is not { } folder)
        {
            Complaint.Write($"nothing was kept: {refusal}");
            return;
        }

        try
        {
            var store = new EvidenceStore(folder.Evidence, EvidenceOrigin.AssessedTree, Limits.Default);
            foreach (var statement in NewEvidence.Of(run.Report!.Results, run.Stored))
            {
                store.Add(statement);
            }

            folder.Write("discovered.json", FactsJson.Render(run.Report.System, request.AsOf));
            folder.Write("report.html", HtmlReport.RenderAsync(run.Report).GetAwaiter().GetResult());
            if (!quiet)
            {
                Console.Error.WriteLine($"kept: {Path.Combine(folder.Path, "report.html")} and the evidence beside it");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Complaint.Write($"not everything was kept: {failure.Message}");
        }
    }
}
