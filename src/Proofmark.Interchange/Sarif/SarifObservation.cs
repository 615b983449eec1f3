using System.Security.Cryptography;
using System.Text;
using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>A finding with the subject it was made on and its fingerprint.</summary>
internal sealed record SarifObservation(Subject Subject, Finding Finding, string Fingerprint)
{
    /// <summary>All findings in published order; findings alike in everything but place are numbered in that order.</summary>
    public static IReadOnlyList<SarifObservation> Of(IReadOnlyList<CheckResult> results)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. results
            .SelectMany(r => r.Findings.Select(f => (r.Subject, Finding: f)))
            .OrderByDescending(o => o.Finding.Severity)
            .ThenBy(o => o.Finding.Location.Path, StringComparer.Ordinal)
            .ThenBy(o => o.Finding.Location.Member, StringComparer.Ordinal)
            .ThenBy(o => o.Finding.Location.Line)
            .ThenBy(o => o.Finding.Location.Offset)
            .ThenBy(o => o.Finding.RuleId, StringComparer.Ordinal)
            .ThenBy(o => o.Finding.Call, StringComparer.Ordinal)
            .ThenBy(o => o.Finding.Message, StringComparer.Ordinal)
            .Select(o => new SarifObservation(o.Subject, o.Finding, Numbered(Identity(o.Finding), seen)))];
    }

    /// <summary>
    /// What stays when a file is edited around the finding: rule, path, member, components and the call (or, where nothing is called, the message);
    /// never a line or an offset. Each part is preceded by its length, so that parts cannot run into each other.
    /// </summary>
    private static string Identity(Finding finding)
    {
        string?[] parts =
        [
            finding.RuleId, finding.Location.Path, finding.Location.Member, .. finding.Components.Order(StringComparer.Ordinal), finding.Call ?? finding.Message,
        ];
        var text = string.Concat(parts.Select(p => $"{p?.Length ?? -1}:{p}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private static string Numbered(string identity, Dictionary<string, int> seen)
    {
        seen[identity] = seen.GetValueOrDefault(identity) + 1;
        return $"{identity}:{seen[identity]}";
    }
}
