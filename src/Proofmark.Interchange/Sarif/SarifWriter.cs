using System.Text.Json;
using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>Turns check results into one SARIF run. Same input, same bytes.</summary>
public static class SarifWriter
{
    /// <summary>The results as a SARIF file, UTF-8 text with a final line feed.</summary>
    public static string Write(IReadOnlyList<CheckResult> results, SarifContext context) =>
        JsonSerializer.Serialize(ToLog(results, context), SarifJson.Default.SarifLog) + "\n";

    /// <summary>The results as records.</summary>
    /// <param name="results">What the checks said.</param>
    /// <param name="context">What holds for the run as a whole.</param>
    public static SarifLog ToLog(IReadOnlyList<CheckResult> results, SarifContext context)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(context);
        var observed = SarifObservation.Of(results);
        var rules = SarifRules.Of(observed);
        var index = rules.Select((rule, i) => (rule.Id, i)).ToDictionary(p => p.Id!, p => p.i, StringComparer.Ordinal);
        return new SarifLog
        {
            Runs =
            [
                new SarifRun
                {
                    Tool = new SarifTool { Driver = Driver(context.Tool, rules) },
                    Invocations = [SarifNotifications.Invocation(results, context.AsOf)],
                    OriginalUriBaseIds = SarifPlaces.Roots,
                    Taxonomies = SarifTaxonomy.Used(observed),
                    Results = [.. observed.Select(o => SarifResults.Of(o, index[o.Finding.RuleId]))],
                    ColumnKind = "utf16CodeUnits",
                    Properties = Properties(results, context),
                },
            ],
        };
    }

    private static SarifToolComponent Driver(ToolIdentity tool, IReadOnlyList<SarifRule> rules) => new()
    {
        Name = tool.Name,
        Version = tool.Version,
        SemanticVersion = tool.Version,
        Rules = rules,
    };

    private static SarifRunProperties Properties(IReadOnlyList<CheckResult> results, SarifContext context) => new()
    {
        AsOf = context.AsOf,
        RuleSet = context.RuleSet?.ToString(),
        CatalogueCommit = context.CatalogueCommit,
        Outcomes = new SortedDictionary<string, int>(
            results.GroupBy(r => SarifWords.Kebab(r.Outcome)).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal),
    };
}

/// <summary>What holds for a run as a whole.</summary>
/// <param name="Tool">The program.</param>
/// <param name="AsOf">The moment for which the answer holds (UTC).</param>
/// <param name="RuleSet">Digest of the rules that were used.</param>
/// <param name="CatalogueCommit">Commit of the risk catalogue that was used.</param>
public sealed record SarifContext(ToolIdentity Tool, DateTimeOffset AsOf, Digest? RuleSet = null, string? CatalogueCommit = null);
