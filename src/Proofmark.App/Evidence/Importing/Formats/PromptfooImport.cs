using Proofmark.Core;
using Proofmark.Interchange.Promptfoo;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>promptfoo results: one statement for each red-team plugin, and one for the ordinary tests. A test that broke is no attempt that was held off.</summary>
internal static class PromptfooImport
{
    private const string Ordinary = "assertions";

    public static ImportFormat Format { get; } = new("promptfoo", f => PromptfooReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = PromptfooReader.Read(file.Name, root);
        if (reading.Report is not { } report)
        {
            return Taken.Wrong(reading.Errors);
        }

        var groups = report.Tests.GroupBy(t => t.Plugin is null ? Ordinary : ImportNames.Slug(t.Plugin), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return groups.Count == 0 ? new Taken([], ["the results hold no test"], []) : Taken.Of([.. groups.Select(g => Observe(g.Key, [.. g], report, target.Subject))]);
    }

    private static Observation Observe(string plugin, IReadOnlyList<PromptfooTest> tests, PromptfooReport report, Subject subject)
    {
        var failed = tests.Count(t => t.Verdict == PromptfooVerdict.Failed);
        var figures = new AttackFigures(plugin, failed, tests.Count(t => t.Verdict != PromptfooVerdict.Broken));
        return new Observation
        {
            Check = $"import.promptfoo.{plugin}",
            Title = $"promptfoo: {plugin}",
            Subject = subject,
            Looked = true,
            Coverage = figures.Coverage(tests.Count, []),
            Findings = figures.Found($"promptfoo.{plugin}", subject) is { } found ? [found] : [],
            Measurements = figures.Measured() is { } measured ? [measured] : [],
            Time = report.Time,
            ToolName = "promptfoo",
            ToolVersion = report.Version,
        };
    }
}
