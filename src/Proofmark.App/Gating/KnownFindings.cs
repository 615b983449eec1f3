using Proofmark.App.Assessing;
using Proofmark.Core;

namespace Proofmark.App.Gating;

/// <summary>
/// Tells findings that a baseline has already from new ones. A finding is known when the baseline has as many of its kind at the same place, in the same
/// bytes, at least as severe; its line may have moved.
/// </summary>
public static class KnownFindings
{
    /// <summary>The findings of some results that the baseline has, by reference.</summary>
    public static IReadOnlySet<Finding> Of(IReadOnlyList<CheckResult> results, PastAssessment? baseline)
    {
        ArgumentNullException.ThrowIfNull(results);
        var known = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        var left = (baseline?.Results ?? []).SelectMany(r => r.Findings.Select(f => (Key: FindingKey.Of(r, f), f.Severity)))
            .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Select(p => p.Severity).OrderDescending().ToList());

        // The gravest first: a finding that became graver finds nothing that excuses it.
        foreach (var (result, finding) in results.SelectMany(r => r.Findings.Select(f => (r, f))).OrderByDescending(p => p.f.Severity))
        {
            if (left.TryGetValue(FindingKey.Of(result, finding), out var same) && same.Count > 0 && same[0] >= finding.Severity)
            {
                same.RemoveAt(0);
                known.Add(finding);
            }
        }

        return known;
    }
}

/// <summary>What makes two findings of two runs the same one.</summary>
/// <param name="Check">Id of the check.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Path">The file.</param>
/// <param name="Member">The member of a container.</param>
/// <param name="Call">The call.</param>
/// <param name="Message">What it says.</param>
/// <param name="Bytes">Digest of the artifact: a changed file is another file; null for a component or a system.</param>
internal sealed record FindingKey(string Check, string Rule, string Path, string? Member, string? Call, string Message, Digest? Bytes)
{
    public static FindingKey Of(CheckResult result, Finding finding) => new(
        result.Check.Id, finding.RuleId, finding.Location.Path, finding.Location.Member, finding.Call, finding.Message, result.Subject.Digest);
}
