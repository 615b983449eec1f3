using Proofmark.Core;
using Proofmark.Interchange.Garak;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>
/// garak reports: one statement for each family of probes. Several detectors look at the same answers, so a probe counts with the fewest answers that
/// a detector judged and with the most hits that one found.
/// </summary>
internal static class GarakImport
{
    public static ImportFormat Format { get; } = new("garak", f => GarakReader.Recognises(f.FirstLine), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        var reading = GarakReader.Read(file.Name, file.Bytes, file.Limits);
        if (reading.Report is not { } report)
        {
            return Taken.Wrong(reading.Errors);
        }

        var families = report.Evaluations.GroupBy(e => Family(e.Probe), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return families.Count == 0
            ? new Taken([], ["the report holds no evaluation of a probe"], [])
            : Taken.Of([.. families.Select(g => Observe(g.Key, [.. g], report, target))]);
    }

    private static string Family(string probe) => ImportNames.Slug(probe.Split('.')[0]);

    private static Observation Observe(string family, IReadOnlyList<GarakEvaluation> evaluations, GarakReport report, ImportTarget target)
    {
        var probes = evaluations.GroupBy(e => e.Probe, StringComparer.Ordinal).Select(g => (Hits: g.Max(e => e.Evaluated - e.Passed), Judged: g.Min(e => e.Evaluated), Made: g.Max(e => e.Processed))).ToList();
        var judged = probes.Sum(p => p.Judged);
        var all = new AttackFigures($"all probes of {family}", Math.Min(probes.Sum(p => p.Hits), judged), judged);
        var pairs = evaluations.Take(target.Request.Limits.MaxReportFindings).Select(e => new AttackFigures($"{e.Probe} by {e.Detector}", e.Evaluated - e.Passed, e.Evaluated)).ToList();
        return new Observation
        {
            Check = $"import.garak.{family}",
            Title = $"garak: {family}{(report.Target is null ? "" : $" against {report.Target}")}",
            Subject = target.Subject,
            Looked = true,
            Coverage = all.Coverage(probes.Sum(p => p.Made), report.IsFinished ? [] : [ImportNames.Unread("report", "run-not-finished", "The report does not say that the run came to its end.")]),
            Findings = [.. pairs.Select(p => p.Found($"garak.{family}", target.Subject)).OfType<Finding>()],
            Measurements = [.. pairs.Prepend(all).Select(p => p.Measured()).OfType<Measurement>()],
            Time = report.Time,
            ToolName = "garak",
            ToolVersion = report.Version,
        };
    }
}
