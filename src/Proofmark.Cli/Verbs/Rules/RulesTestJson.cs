using System.Text.Json;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Testing;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary>JSON of tested rules.</summary>
internal static class RulesTestJson
{
    public static string Render(RuleSet set, IReadOnlyList<RuleTestResult> results, DateTimeOffset asOf)
    {
        var failed = results.Where(r => !r.Passed).Select(r => r.Rule).ToList();
        return JsonSerializer.Serialize(
            new Envelope<RuleTestResult>
            {
                Schema = "proofmark.rules-test",
                RuleSet = set.Digest,
                AsOf = asOf,
                Subject = new Subject(Core.SubjectKind.Artifact, "design rules", set.Digest),
                Outcome = failed.Count == 0 ? Core.Outcome.Pass : Core.Outcome.Fail,
                ReasonCodes = ReasonCodes.Sorted(failed),
                Results = results,
            },
            RulesJsonContext.Default.EnvelopeRuleTestResult);
    }
}
