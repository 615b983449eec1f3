using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Vex;

namespace Proofmark.Interchange.Bom;

/// <summary>What a CycloneDX document says about one vulnerability (section <c>vulnerabilities</c>).</summary>
internal static class CycloneDxVulnerabilities
{
    public static VexStatement Read(DocumentFields vulnerability, IReadOnlyDictionary<string, BomComponent> components)
    {
        var analysis = vulnerability.OptionalMapping("analysis");
        return new VexStatement(
            vulnerability.RequiredString("id"),
            Status(analysis),
            analysis?.OptionalString("justification"),
            analysis?.OptionalString("detail"),
            Worst(vulnerability.MappingList("ratings").Select(r => r.OptionalString("severity"))),
            [.. vulnerability.MappingList("affects").Select(a => Product(a.RequiredString("ref"), components))]);
    }

    // Nobody who lists a vulnerability without a judgement has said that it does no harm.
    private static VexStatus Status(DocumentFields? analysis) =>
        analysis?.OptionalChoice("state", "resolved", "resolved_with_pedigree", "exploitable", "in_triage", "false_positive", "not_affected") switch
        {
            "resolved" or "resolved_with_pedigree" => VexStatus.Fixed,
            "not_affected" or "false_positive" => VexStatus.NotAffected,
            "in_triage" => VexStatus.UnderInvestigation,
            _ => VexStatus.Affected,
        };

    private static Severity? Worst(IEnumerable<string?> severities) => severities.Select(s => s switch
    {
        "critical" => Severity.Critical,
        "high" => Severity.High,
        "medium" => Severity.Medium,
        "low" => Severity.Low,
        _ => (Severity?)null,
    }).Max();

    private static VexProduct Product(string reference, IReadOnlyDictionary<string, BomComponent> components) =>
        components.TryGetValue(reference, out var component) ? new VexProduct(component.Name, component.Digest) : new VexProduct(reference, null);
}
