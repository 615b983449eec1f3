using Proofmark.Systems.Description;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>What rules need to know of the property vocabulary.</summary>
internal static class RuleProperties
{
    private static readonly PropertyVocabulary Vocabulary = PropertyVocabulary.Load();
    private static readonly IReadOnlyList<string> AllComponents = [.. ComponentKinds.Aliases.Select(a => a.Value)];

    /// <summary>What a property may be asked of: the kinds of a rule's subject. Empty for a fact, of which nothing is asked.</summary>
    public static IReadOnlyList<string> Things(RuleSubject subject, IReadOnlyList<string> kinds) => subject switch
    {
        RuleSubject.Component => kinds.Count == 0 ? AllComponents : kinds,
        RuleSubject.Fact => [],
        _ => [KebabCase.Of(subject)],
    };

    /// <summary>True when a property is asked of a thing: a component kind, <c>flow</c>, <c>data</c>, <c>identity</c> or <c>system</c>.</summary>
    public static bool IsAskedOf(string id, string thing) => Vocabulary.Find(thing, id) is not null;

    /// <summary>True when a property is asked of components of at least one kind.</summary>
    public static bool IsAskedOfSomeComponent(string id) => AllComponents.Any(kind => IsAskedOf(id, kind));

    /// <summary>The question; null when the thing is not asked.</summary>
    public static string? Ask(string id, string thing) => Vocabulary.Find(thing, id)?.Ask;

    /// <summary>What to say about a property that a thing does not have.</summary>
    public static string Unknown(string id, string thing)
    {
        var known = Vocabulary.About(thing).Select(d => d.Id).Order(StringComparer.Ordinal).ToList();
        return $"the property '{id}' is not asked of a {thing}{(known.Count > 0 ? $"; asked are: {string.Join(", ", known)}" : "")}";
    }
}
