using Proofmark.Core;

namespace Proofmark.Risk.Catalogues.Checking;

/// <summary>Looks for ids that are double or lead nowhere and for relations that one end does not know of.</summary>
internal static class CatalogueCheck
{
    public static IReadOnlyList<CatalogueFault> Run(CatalogueFile file)
    {
        var entries = EntryFacts.Of(file);
        return
        [
            .. Duplicates(entries)
                .Concat(Dangling(entries, file))
                .Concat(OneSided(entries))
                .Concat(MappingCheck.Run(entries))
                .Distinct()
                .OrderByDescending(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Entry, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<CatalogueFault> Duplicates(IReadOnlyList<EntryFacts> entries)
    {
        foreach (var id in entries.GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new(FaultCodes.DuplicateId, Severity.High, id.Key, id.Key, $"{id.Count()} entries have this id: {string.Join(", ", id.Select(e => e.Kind))}");
        }

        foreach (var (entry, relation, ids) in entries.SelectMany(e => e.Relations.Concat(e.Mappings).Select(r => (e, r.Key, r.Value))))
        {
            foreach (var twice in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                yield return new(FaultCodes.DuplicateRelation, Severity.Low, entry.Id, twice.Key, $"{relation} names it {twice.Count()} times");
            }
        }
    }

    private static IEnumerable<CatalogueFault> Dangling(IReadOnlyList<EntryFacts> entries, CatalogueFile file)
    {
        var known = Targets(entries, file);
        return from entry in entries
               from relation in entry.Relations
               where known.ContainsKey(relation.Key)
               from id in relation.Value
               where id != "all" && !known[relation.Key].Contains(id)
               let grave = relation.Key is "controls" or "risks" or "components"
               select new CatalogueFault(FaultCodes.DanglingId, grave ? Severity.High : Severity.Medium, entry.Id, id, $"{relation.Key} names it, and there is no such entry");
    }

    private static Dictionary<string, HashSet<string>> Targets(IReadOnlyList<EntryFacts> entries, CatalogueFile file)
    {
        HashSet<string> Kind(string kind) => [.. entries.Where(e => e.Kind == kind).Select(e => e.Id)];
        var components = Kind("component");
        var result = new Dictionary<string, HashSet<string>>
        {
            ["personas"] = Kind("persona"),
            ["controls"] = Kind("control"),
            ["risks"] = Kind("risk"),
            ["components"] = components,
            ["to"] = components,
            ["from"] = components,
        };
        foreach (var (name, words) in new[] { ("lifecycleStage", file.LifecycleStages), ("impactType", file.ImpactTypes), ("actorAccess", file.ActorAccessLevels) })
        {
            // A checkout without the list says nothing about its words.
            if (words.Count > 0)
            {
                result.Add(name, [.. words.Select(w => w.Id)]);
            }
        }

        return result;
    }

    private static IEnumerable<CatalogueFault> OneSided(IReadOnlyList<EntryFacts> entries) =>
        Mirror(entries, ("risk", "controls"), ("control", "risks")).Concat(Mirror(entries, ("component", "to"), ("component", "from")));

    private static IEnumerable<CatalogueFault> Mirror(IReadOnlyList<EntryFacts> entries, (string Kind, string Relation) one, (string Kind, string Relation) other)
    {
        var there = Edges(entries, one.Kind, one.Relation).ToHashSet();
        var back = Edges(entries, other.Kind, other.Relation).Select(e => (From: e.To, To: e.From)).ToHashSet();
        return there.Except(back).Select(e => OneSided(e.From, one.Relation, e.To)).Concat(back.Except(there).Select(e => OneSided(e.To, other.Relation, e.From)));
    }

    private static IEnumerable<(string From, string To)> Edges(IReadOnlyList<EntryFacts> entries, string kind, string relation) =>
        entries.Where(e => e.Kind == kind).SelectMany(e => e.Relations[relation].Where(id => id != "all").Select(id => (e.Id, id)));

    private static CatalogueFault OneSided(string entry, string relation, string value) =>
        new(FaultCodes.OneSided, Severity.Medium, entry, value, $"{relation} names it, and it does not name this entry");
}
