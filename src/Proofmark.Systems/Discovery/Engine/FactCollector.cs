using Proofmark.Core;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Collects facts and unread parts, and puts them into their published order.</summary>
internal sealed class FactCollector
{
    private readonly Dictionary<string, Fact> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string, string?), UnreadPart> unread = [];

    public void Add(Fact fact) => facts.TryAdd(Key(fact), fact);

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
