using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments;

/// <summary>Finds what is open in the evidence that holds.</summary>
internal static class OpenIssues
{
    /// <summary>Every failed check at every instance it concerns.</summary>
    public static IReadOnlyList<OpenIssue> Of(IReadOnlyList<LiveResult> live, BindingSet bindings, FindingPlacement placement) =>
        [.. live.Where(r => r.Outcome == Outcome.Fail).SelectMany(r => Of(r, bindings, placement)).Distinct()];

    private static IEnumerable<OpenIssue> Of(LiveResult result, BindingSet bindings, FindingPlacement placement)
    {
        foreach (var binding in bindings.OfCheck(result.CheckId).Where(b => b.Polarity != Polarity.Supports && CheckVoices.Refutes(b, result)))
        {
            foreach (var finding in Findings(result, binding))
            {
                foreach (var risk in binding.Risks)
                {
                    foreach (var component in placement.Place(risk, result.Subject, finding))
                    {
                        yield return new OpenIssue(risk, component, binding, result.Subject, finding);
                    }
                }
            }
        }
    }

    private static List<Finding?> Findings(LiveResult result, Binding binding)
    {
        List<Finding?> findings = [.. result.Candidates.SelectMany(c => c.Item.Result.Findings).Where(f => f.Severity > Severity.Info && binding.Means(f))];
        return findings.Count > 0 ? findings : [null];
    }
}
