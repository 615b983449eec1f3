using Proofmark.Core;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Collects facts and unread parts, and puts them into their published order.</summary>
internal sealed class FactCollector(Limits limits)
{
    private readonly Dictionary<string, Fact> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, string?), UnreadPart> unread = [];

    /// <summary>Adds a fact once. A file with more facts than the limit on findings is told as unread.</summary>
    public void Add(Fact fact)
    {
        var path = fact.Location.Path;
        var count = counts.GetValueOrDefault(path);
        if (count >= limits.MaxFindings)
        {
            Unread(new UnreadPart(new Location(path), "too-many-facts", $"the file gives more than {limits.MaxFindings} facts; the rest is left out"));
        }
        else if (facts.TryAdd(Key(fact), fact))
        {
            counts[path] = count + 1;
        }
    }

    public void Unread(UnreadPart part) => unread.TryAdd((part.Location.Path, part.Code, part.Location.Member), part);

    public IReadOnlyList<Fact> Facts() =>
        [.. facts.OrderBy(f => f.Value.Location.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Value.Location.Line ?? 0)
            .ThenBy(f => f.Value.RuleId, StringComparer.Ordinal)
            .ThenBy(f => f.Value.Value, StringComparer.Ordinal)
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => f.Value)];

    public IReadOnlyList<UnreadPart> Unread() =>
        [.. unread.Values.OrderBy(u => u.Location.Path, StringComparer.Ordinal).ThenBy(u => u.Code, StringComparer.Ordinal).ThenBy(u => u.Location.Member, StringComparer.Ordinal)];

    private static string Key(Fact fact) =>
        string.Join('\0', [fact.Location.ToString(), fact.RuleId, fact.Kind.ToString(), fact.Value, .. fact.Attributes.Select(a => a.Key + "=" + a.Value)]);
}
