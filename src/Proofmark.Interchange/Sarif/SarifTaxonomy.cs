namespace Proofmark.Interchange.Sarif;

/// <summary>Public catalogues as SARIF taxonomies: ids only, their texts stay with their owners.</summary>
internal sealed record SarifTaxonomy(string Name, string Organization, string Prefix, string What)
{
    private static readonly SarifTaxonomy[] Known =
    [
        new("CWE", "MITRE", "CWE-", "Common Weakness Enumeration"),
        new("MITRE ATLAS", "MITRE", "AML.", "Adversarial threat landscape for AI systems"),
        new("OWASP LLM", "OWASP", "LLM", "OWASP Top 10 for large language model applications"),
    ];

    /// <summary>The catalogue an id belongs to; null when it is of none (a CVE, for example).</summary>
    public static SarifTaxonomy? Of(string id) => Known.FirstOrDefault(t => id.StartsWith(t.Prefix, StringComparison.Ordinal));

    /// <summary>References to those ids that belong to a catalogue; null when there are none.</summary>
    public static IReadOnlyList<SarifReference>? References(IEnumerable<string> ids)
    {
        var list = ids
            .Select(id => (Id: id, Taxonomy: Of(id)))
            .Where(p => p.Taxonomy is not null)
            .Select(p => new SarifReference { Id = p.Id, ToolComponent = new SarifComponentReference(p.Taxonomy!.Name) })
            .ToList();
        return list.Count == 0 ? null : list;
    }

    /// <summary>The catalogues that are referred to, with the entries that are used.</summary>
    public static IReadOnlyList<SarifToolComponent>? Used(IReadOnlyList<SarifObservation> observed)
    {
        var ids = observed.SelectMany(o => o.Finding.References).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var list = Known
            .Select(t => (Taxonomy: t, Taxa: ids.Where(id => Of(id) == t).Select(id => new SarifRule { Id = id }).ToList()))
            .Where(p => p.Taxa.Count > 0)
            .Select(p => p.Taxonomy.Component(p.Taxa))
            .ToList();
        return list.Count == 0 ? null : list;
    }

    private SarifToolComponent Component(IReadOnlyList<SarifRule> taxa) => new()
    {
        Name = Name,
        Organization = Organization,
        ShortDescription = new SarifMessage(What),
        Taxa = taxa,
    };
}
