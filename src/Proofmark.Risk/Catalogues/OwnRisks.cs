using Proofmark.Risk.Overlay;

namespace Proofmark.Risk.Catalogues;

/// <summary>Our own risks as entries of a catalogue.</summary>
internal static class OwnRisks
{
    /// <summary>
    /// Those that fit the catalogue: the parent must be there, else nobody could say what they are a part of. An imported catalogue may lack some
    /// of their controls or personas.
    /// </summary>
    public static IEnumerable<RiskEntry> For(CatalogueFile file)
    {
        var known = file.Risks.Select(r => r.Id).Concat(file.Controls.Select(c => c.Id)).Concat(file.Personas.Select(p => p.Id)).ToHashSet(StringComparer.Ordinal);
        return OwnRisk.Load().Where(r => known.Contains(r.Parent) && !known.Contains(r.Id)).Select(r => new RiskEntry(
            r.Id,
            r.Title,
            r.Category,
            [.. r.Personas.Where(known.Contains)],
            [.. r.Controls.Where(known.Contains)],
            r.LifecycleStage,
            r.ImpactType,
            r.ActorAccess,
            r.Mappings,
            [],
            r.Parent));
    }
}
