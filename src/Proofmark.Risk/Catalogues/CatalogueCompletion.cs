namespace Proofmark.Risk.Catalogues;

/// <summary>Makes an imported catalogue fit to assess with: nothing that a check of ours speaks about may be missing, for its findings would vanish.</summary>
internal static class CatalogueCompletion
{
    /// <summary>The catalogue with today's ids, every kind of component and every persona of ours, and those of our risks and controls that are needed and missing.</summary>
    public static CatalogueFile Of(CatalogueFile imported, CatalogueFile ours, IReadOnlySet<string> needed)
    {
        var file = Renamed(imported);
        var components = Missing(file.Components, ours.Components, c => c.Id, _ => true);
        var controls = Missing(file.Controls, ours.Controls, c => c.Id, needed.Contains);
        var risks = Missing(file.Risks, ours.Risks, r => r.Id, needed.Contains);
        var known = file.Controls.Concat(controls).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return file with
        {
            Components = [.. file.Components, .. components],
            Personas = [.. file.Personas, .. Missing(file.Personas, ours.Personas, p => p.Id, _ => true)],
            Controls = [.. file.Controls, .. controls],
            Risks = [.. file.Risks, .. risks.Select(r => r with { Controls = [.. r.Controls.Where(known.Contains)] })],
        };
    }

    private static CatalogueFile Renamed(CatalogueFile file) => file with
    {
        Risks = [.. file.Risks.Select(r => r with { Id = FormerIds.Today(r.Id) })],
        Controls = [.. file.Controls.Select(c => c with { Risks = [.. c.Risks.Select(FormerIds.Today)] })],
    };

    private static List<T> Missing<T>(IReadOnlyList<T> there, IReadOnlyList<T> ours, Func<T, string> id, Func<string, bool> wanted)
    {
        var known = there.Select(id).ToHashSet(StringComparer.Ordinal);
        return [.. ours.Where(e => wanted(id(e)) && !known.Contains(id(e)))];
    }
}
