using System.Collections.Concurrent;
using Proofmark.Core.Documents;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Risk.Guidance;

/// <summary>All guidance that is part of this build. An entry is read when it is first asked for.</summary>
public static class GuidanceBook
{
    private const string Prefix = "guidance/";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Resources = new(() =>
        EmbeddedData.Names(Prefix).ToDictionary(name => Path.GetFileNameWithoutExtension(name), StringComparer.Ordinal));

    private static readonly ConcurrentDictionary<string, GuidanceEntry> Read = new(StringComparer.Ordinal);

    /// <summary>Ids of every entry, in ordinal order.</summary>
    public static IReadOnlyList<string> Ids => [.. Resources.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every entry, by id.</summary>
    public static IEnumerable<GuidanceEntry> All => Ids.Select(id => Find(id)!);

    /// <summary>The entry of an id; null when there is none.</summary>
    public static GuidanceEntry? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Resources.Value.TryGetValue(id, out var name) ? Read.GetOrAdd(id, _ => Load(name)) : null;
    }

    private static GuidanceEntry Load(string name)
    {
        var errors = new List<DocumentError>();
        return GuidanceReader.Read(name[Prefix.Length..], EmbeddedData.Read(name), Catalogue.Load().Ids.Contains, errors)
            ?? throw new InvalidOperationException($"the embedded guidance is broken: {string.Join("; ", errors)}");
    }
}
