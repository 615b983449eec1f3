namespace Proofmark.Interchange.Sarif;

/// <summary>Findings as SARIF results.</summary>
internal static class SarifResults
{
    public static SarifResult Of(SarifObservation observation, int ruleIndex)
    {
        var finding = observation.Finding;
        return new SarifResult
        {
            RuleId = finding.RuleId,
            RuleIndex = ruleIndex,
            Level = SarifWords.Level(finding.Severity),
            Message = SarifWords.Text(finding.Call is { } call ? $"{finding.Message} Call: {call}" : finding.Message),
            Locations = [SarifPlaces.Of(finding.Location, finding.Components)],
            PartialFingerprints = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["proofmarkFinding/v1"] = observation.Fingerprint },
            Taxa = SarifTaxonomy.References(finding.References),
            Properties = Properties(observation),
        };
    }

    private static SarifResultProperties Properties(SarifObservation observation)
    {
        var finding = observation.Finding;
        var other = finding.References.Where(id => SarifTaxonomy.Of(id) is null).ToList();
        return new SarifResultProperties
        {
            Severity = SarifWords.Kebab(finding.Severity),
            Call = finding.Call,
            Why = finding.Why,
            Fix = finding.Fix,
            MemberOffset = finding.Location.Member is null ? null : finding.Location.Offset,
            References = other.Count == 0 ? null : other,
            Components = finding.Components.Count == 0 ? null : finding.Components,
            SubjectDigest = observation.Subject.Digest?.ToString(),
        };
    }
}
