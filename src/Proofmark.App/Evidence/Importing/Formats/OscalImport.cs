using Proofmark.Core;
using Proofmark.Interchange.Oscal;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>OSCAL assessment results: one statement for each finding about a target. An assessor's word, so a document.</summary>
internal static class OscalImport
{
    public static ImportFormat Format { get; } = new("oscal", f => OscalResultsReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = OscalResultsReader.Read(file.Name, root);
        if (reading.Report is not { } report)
        {
            return Taken.Wrong(reading.Errors);
        }

        return report.Findings.Count == 0 ? new Taken([], ["the results hold no finding about a target"], []) : Taken.Of([.. report.Findings.Select(f => Observe(f, report, target.Subject))]);
    }

    private static Observation Observe(OscalVerdict finding, OscalResults report, Subject subject)
    {
        var id = $"import.oscal.{ImportNames.Slug(finding.Target)}";
        return new Observation
        {
            Check = id,
            Title = $"{report.Title}: {finding.Title}",
            Subject = subject,
            Coverage = Coverage.Full(1, "targets"),
            Findings = finding.IsSatisfied ? [] : [Found(id, finding, subject)],
            Time = finding.Time,
        };
    }

    private static Finding Found(string id, OscalVerdict finding, Subject subject) => new()
    {
        RuleId = id,
        Severity = Severity.Medium,
        Message = ImportNames.Text($"{finding.Target} is not satisfied: {finding.Description ?? finding.Title}"),
        Why = "An assessor looked for what the control asks for and did not find it.",
        Fix = "Do what the finding names, and have it assessed again.",
        Location = new Location(subject.Name),
    };
}
