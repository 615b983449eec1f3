using System.Text.Json;

namespace Proofmark.Risk.Catalogues.Comparing;

/// <summary>Says what changed from one catalogue to another.</summary>
public static class CatalogueDiff
{
    /// <summary>All differences, entry by entry in the order of ids; empty when the two say the same. Former ids count as the ids of today.</summary>
    /// <param name="before">The earlier catalogue.</param>
    /// <param name="after">The later catalogue.</param>
    public static IReadOnlyList<CatalogueChange> Between(CatalogueDocument before, CatalogueDocument after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = Entries(before);
        var now = Entries(after);
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).SelectMany(id => (old.GetValueOrDefault(id), now.GetValueOrDefault(id)) switch
            {
                (null, { } added) => [new CatalogueChange(ChangeKind.Added, added.Kind, added.Id, null, null, added.Title)],
                ({ } removed, null) => [new CatalogueChange(ChangeKind.Removed, removed.Kind, removed.Id, null, removed.Title, null)],
                ({ } was, { } became) => Changes(was, became),
                _ => [],
            }),
        ];
    }

    // Of two entries with one id, which the check reports, the first is compared.
    private static Dictionary<string, EntryFacts> Entries(CatalogueDocument document) =>
        EntryFacts.Of(document.File).DistinctBy(e => FormerIds.Today(e.Id), StringComparer.Ordinal).ToDictionary(e => FormerIds.Today(e.Id), StringComparer.Ordinal);

    private static IEnumerable<CatalogueChange> Changes(EntryFacts was, EntryFacts became)
    {
        CatalogueChange Change(ChangeKind kind, string? field, string? before, string? after) => new(kind, became.Kind, became.Id, field, before, after);

        if (was.Id != became.Id)
        {
            yield return Change(ChangeKind.Renamed, "id", was.Id, became.Id);
        }

        if (was.Title != became.Title)
        {
            yield return Change(ChangeKind.Retitled, "title", was.Title, became.Title);
        }

        foreach (var (field, before, after) in Lists(was.Relations, became.Relations, "").Concat(Lists(was.Mappings, became.Mappings, "mappings.")))
        {
            foreach (var gone in before.Except(after))
            {
                yield return Change(ChangeKind.Unrelated, field, gone, null);
            }

            foreach (var added in after.Except(before))
            {
                yield return Change(ChangeKind.Related, field, null, added);
            }
        }

        foreach (var field in was.Texts.Keys.Intersect(became.Texts.Keys).Where(f => !JsonElement.DeepEquals(was.Texts[f], became.Texts[f])).Order(StringComparer.Ordinal))
        {
            yield return Change(ChangeKind.Reworded, field, null, null);
        }
    }

    private static IEnumerable<(string Field, IReadOnlyList<string> Before, IReadOnlyList<string> After)> Lists(
        IReadOnlyDictionary<string, IReadOnlyList<string>> before, IReadOnlyDictionary<string, IReadOnlyList<string>> after, string prefix) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Select(k => (prefix + k, Today(before.GetValueOrDefault(k, [])), Today(after.GetValueOrDefault(k, []))));

    private static IReadOnlyList<string> Today(IReadOnlyList<string> ids) => [.. ids.Select(FormerIds.Today)];
}
