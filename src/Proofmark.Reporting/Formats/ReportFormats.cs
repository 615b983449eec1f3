using Proofmark.Interchange.Sarif;
using Proofmark.Reporting.Badges;
using Proofmark.Reporting.Csv;
using Proofmark.Reporting.CycloneDx;
using Proofmark.Reporting.Gating;
using Proofmark.Reporting.Html;
using Proofmark.Reporting.Markdown;
using Proofmark.Reporting.Mermaid;
using Proofmark.Reporting.Oscal;
using Proofmark.Reporting.Questionnaires;

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

    /// <summary>Formats of a system as it was described and discovered.</summary>
    public static IReadOnlyList<ReportFormat<SystemOverview>> System { get; } =
    [
        new("mermaid", (overview, _) => Task.FromResult(MermaidDiagram.Render(overview.System))),
        new("cyclonedx", (overview, _) => Task.FromResult(CycloneDxReport.Render(overview.System, overview.AsOf))),
    ];

    /// <summary>Formats of a questionnaire.</summary>
    public static IReadOnlyList<ReportFormat<VendorQuestionnaire>> Questionnaire { get; } =
    [
        new("md", (questionnaire, _) => Task.FromResult(QuestionnaireText.Markdown(questionnaire))),
        new("csv", (questionnaire, _) => Task.FromResult(QuestionnaireText.Csv(questionnaire))),
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
