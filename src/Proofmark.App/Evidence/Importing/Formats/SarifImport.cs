using Proofmark.Core.Documents;
using Proofmark.Interchange.Sarif;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>
/// SARIF logs of any tool. Each run is one statement about the system (or about what the user named) that holds all its findings; and for each file that the run names by
/// digest, that is here with these very bytes and of which the run says nothing bad, one scan of that file.
/// </summary>
internal static class SarifImport
{
    public static ImportFormat Format { get; } = new("sarif", Recognises, Take);

    private static bool Recognises(ReportFile file) => file.Json?["runs"] is not null && file.Json["version"] is not null;

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is null)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = SarifReader.Read(file.Bytes.Span, file.Limits);
        if (reading.Log is not { } log)
        {
            return Taken.Wrong([new DocumentError(file.Name, 1, 1, "", reading.Problem!)]);
        }

        var runs = (log.Runs ?? []).Select((run, i) => (Run: run as SarifRun, i)).ToList();
        var errors = runs.Where(r => string.IsNullOrWhiteSpace(r.Run?.Tool?.Driver?.Name))
            .Select(r => new DocumentError(file.Name, 1, 1, $"runs[{r.i}].tool.driver.name", "the field is required")).ToList();
        if (errors.Count > 0)
        {
            return Taken.Wrong(errors);
        }

        var taken = runs.Select(r => SarifRunImport.Take(new SarifRunView(r.Run!), target)).ToList();
        return new Taken([.. taken.SelectMany(t => t.Observations)], [.. taken.SelectMany(t => t.LeftOut)], []);
    }
}
