using Proofmark.Interchange.Sarif;
using Proofmark.Reporting.Badges;
using Proofmark.Reporting.Csv;
using Proofmark.Reporting.Gating;
using Proofmark.Reporting.Html;
using Proofmark.Reporting.Markdown;
using Proofmark.Reporting.Oscal;

namespace Proofmark.Reporting.Formats;

/// <summary>Every format that a report has besides the terminal's table and JSON. A new one is a folder of its own and one line here.</summary>
public static class ReportFormats
{
    /// <summary>Formats of an assessment.</summary>
    public static IReadOnlyList<ReportFormat<AssessmentReport>> Assessment { get; } =
    [
        new("sarif", (report, _) => Task.FromResult(
            SarifWriter.Write(report.Results, new SarifContext(report.Tool, report.AsOf, report.RuleSet, report.CatalogueCommit)))),
        new("html", HtmlReport.RenderAsync),
        new("md", (report, _) => Task.FromResult(MarkdownReport.Render(report))),
        new("oscal", (report, _) => Task.FromResult(OscalReport.AssessmentResults(report))),
        new("poam", (report, _) => Task.FromResult(OscalReport.Poam(report))),
        new("csv", (report, _) => Task.FromResult(CsvReport.Findings(report))),
        new("csv-risks", (report, _) => Task.FromResult(CsvReport.Risks(report))),
        new("badge", (report, _) => Task.FromResult(BadgeReport.Render(report))),
    ];

    /// <summary>Formats of a gate.</summary>
    public static IReadOnlyList<ReportFormat<GateReport>> Gate { get; } =
    [
        new("github", (report, _) => Task.FromResult(GitHubAnnotations.Render(report))),
    ];

    /// <summary>Formats of a scan.</summary>
    public static IReadOnlyList<ReportFormat<ScanOverview>> Scan { get; } =
    [
        new("sarif", (report, _) => Task.FromResult(SarifWriter.Write(report.Results, new SarifContext(report.Tool, report.AsOf, report.RuleSet)))),
    ];
}

/// <summary>A format by the name under which the command line knows it.</summary>
/// <typeparam name="TReport">What it writes.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="RenderAsync">Renders a report as text with line feeds; same report, same text.</param>
public sealed record ReportFormat<TReport>(string Name, Func<TReport, CancellationToken, Task<string>> RenderAsync);
