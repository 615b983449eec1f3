using System.Text.RegularExpressions;
using Proofmark.Core.Documents;

namespace Proofmark.Risk.Catalogues.Importing;

/// <summary>Replaces names in double braces by titles: <c>{{riskX}}</c> by the title of that entry, <c>{{ref:x}}</c> by that of a reference of the same entry.</summary>
internal sealed partial class EntryTitles
{
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    public EntryTitles(IEnumerable<DocumentMapping> roots)
    {
        foreach (var entry in roots.SelectMany(r => r.Entries).Select(e => e.Value).OfType<DocumentSequence>().SelectMany(s => s.Items).OfType<DocumentMapping>())
        {
            if (entry["id"]?.AsString() is { } id && entry["title"]?.AsString() is { } title)
            {
                titles.TryAdd(id, title);
            }
        }
    }

    /// <summary>The text with titles; a name that nobody has stays as it stands.</summary>
    public string Resolve(string text, IReadOnlyDictionary<string, string> references) => Sentinel().Replace(text, match =>
    {
        var name = match.Groups[1].Value;
        var title = name.StartsWith("ref:", StringComparison.Ordinal) ? references.GetValueOrDefault(name[4..]) : titles.GetValueOrDefault(name);
        return title ?? match.Value;
    });

    [GeneratedRegex(@"\{\{\s?([A-Za-z0-9:._-]{1,120})\s?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Sentinel();
}
