using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>One descriptor for each rule that spoke.</summary>
internal static class SarifRules
{
    public static IReadOnlyList<SarifRule> Of(IReadOnlyList<SarifObservation> observed) =>
        [.. observed
            .GroupBy(o => o.Finding.RuleId, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Rule(g.Key, [.. g.Select(o => o.Finding)]))];

    /// <summary>The rule speaks with the words of its worst finding; observations come worst first.</summary>
    private static SarifRule Rule(string id, IReadOnlyList<Finding> findings)
    {
        var worst = findings[0];
        var references = findings.SelectMany(f => f.References).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new SarifRule
        {
            Id = id,
            ShortDescription = SarifWords.Text(FirstSentence(worst.Why)),
            FullDescription = SarifWords.Text(worst.Why),
            Help = SarifWords.Text($"{worst.Why}\n\nFix: {worst.Fix}"),
            DefaultConfiguration = new SarifConfiguration(SarifWords.Level(worst.Severity)),
            Relationships = SarifTaxonomy.References(references)?.Select(r => new SarifRelationship(r, ["relevant"])).ToList(),
            Properties = new SarifRuleProperties { Tags = Tags(references), SecuritySeverity = SarifWords.Rank(worst.Severity) },
        };
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    /// <summary>GitHub shows weaknesses that are tagged <c>external/cwe/cwe-502</c>.</summary>
    private static IReadOnlyList<string> Tags(IEnumerable<string> references) =>
        ["security", .. references.Select(r => r.StartsWith("CWE-", StringComparison.Ordinal) ? $"external/cwe/{r.ToLowerInvariant()}" : r)];
}
