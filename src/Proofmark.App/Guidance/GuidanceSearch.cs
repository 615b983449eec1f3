using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.App.Guidance;

/// <summary>Finds entries by what people type: an id, a title, a part of either, or an id of another catalogue.</summary>
public static class GuidanceSearch
{
    /// <summary>Ids of the entries that are meant. One for an exact hit; otherwise all that contain what was typed, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var catalogue = Catalogue.Load();
        var wanted = Letters(query);
        if (wanted.Length == 0)
        {
            return [];
        }

        var names = GuidanceBook.Ids.Select(id => (Id: id, Name: Letters(id), Title: Letters(GuidanceLines.Of(catalogue, id).Title))).ToList();
        var exact = names.Where(n => n.Name == wanted || n.Title == wanted || Bare(n.Id) == wanted).Select(n => n.Id).ToList();
        if (exact.Count > 0)
        {
            return exact;
        }

        var mapped = Mapped(catalogue, query);
        return mapped.Count > 0 ? mapped : [.. names.Where(n => n.Name.Contains(wanted, StringComparison.Ordinal) || n.Title.Contains(wanted, StringComparison.Ordinal)).Select(n => n.Id)];
    }

    /// <summary>Entries whose words come nearest to what was typed; for a suggestion.</summary>
    public static IReadOnlyList<string> Near(string query, int most)
    {
        ArgumentNullException.ThrowIfNull(query);
        var catalogue = Catalogue.Load();
        var words = query.Split([' ', '-', '_', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(w => w.Length >= 3).ToList();
        return
        [
            .. GuidanceBook.Ids.Select(id => (Id: id, Hits: words.Count(w => Letters(id + GuidanceLines.Of(catalogue, id).Title).Contains(w[..Math.Min(w.Length, 6)], StringComparison.Ordinal))))
                .Where(n => n.Hits > 0).OrderByDescending(n => n.Hits).ThenBy(n => n.Id, StringComparer.Ordinal).Take(most).Select(n => n.Id),
        ];
    }

    // AML.T0051 finds what the catalogue maps to AML.T0051@5.0.1, and LLM01 what it maps to LLM01:2025.
    private static List<string> Mapped(Catalogue catalogue, string query)
    {
        var mappings = catalogue.Risks.Select(r => (r.Id, r.Mappings)).Concat(catalogue.Controls.Select(c => (c.Id, c.Mappings)));
        return [.. mappings.Where(m => m.Mappings.Values.SelectMany(v => v).Any(Means)).Select(m => m.Id).Where(id => GuidanceBook.Find(id) is not null)];

        bool Means(string mapping) =>
            string.Equals(mapping, query, StringComparison.OrdinalIgnoreCase) || string.Equals(mapping.Split('@', ':')[0], query, StringComparison.OrdinalIgnoreCase);
    }

    // riskPromptInjection is found by "prompt injection" as well.
    private static string Bare(string id)
    {
        var name = id.StartsWith("x-", StringComparison.Ordinal) ? id[2..] : id;
        var start = name.TakeWhile(char.IsAsciiLetterLower).Count();
        return Letters(name[start..]);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
