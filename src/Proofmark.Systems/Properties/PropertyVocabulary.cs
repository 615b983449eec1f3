using System.Collections.Frozen;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Properties;

/// <summary>Every question that a description can answer. The entries are data: <c>Properties/Data/*.yaml</c>.</summary>
public sealed class PropertyVocabulary
{
    /// <summary>What flows are called in the vocabulary.</summary>
    public const string Flow = "flow";

    /// <summary>What data sets are called in the vocabulary.</summary>
    public const string Data = "data";

    /// <summary>What identities are called in the vocabulary.</summary>
    public const string Identity = "identity";

    /// <summary>What the system as a whole is called in the vocabulary.</summary>
    public const string System = "system";

    private static readonly Lazy<PropertyVocabulary> Embedded = new(ReadEmbedded);

    private readonly ILookup<string, PropertyDefinition> byThing;
    private readonly FrozenDictionary<(string Thing, string Id), PropertyDefinition> byName;

    private PropertyVocabulary(IReadOnlyList<PropertyDefinition> all)
    {
        All = all;
        var pairs = all.SelectMany(d => d.Of.Select(thing => (Thing: thing, Definition: d))).ToList();
        byThing = pairs.ToLookup(p => p.Thing, p => p.Definition, StringComparer.Ordinal);
        byName = pairs.ToFrozenDictionary(p => (p.Thing, p.Definition.Id), p => p.Definition);
    }

    /// <summary>All definitions, by id and then by what they are asked about. An id can be asked about different things with different answers.</summary>
    public IReadOnlyList<PropertyDefinition> All { get; }

    /// <summary>The vocabulary that is part of this build.</summary>
    public static PropertyVocabulary Load() => Embedded.Value;

    /// <summary>What can be asked about a thing.</summary>
    /// <param name="thing">Catalogue id of a component kind, or <see cref="Flow"/>, <see cref="Data"/>, <see cref="Identity"/>, <see cref="System"/>.</param>
    public IEnumerable<PropertyDefinition> About(string thing) => byThing[thing];

    /// <summary>A definition; null when nothing of that name is asked about the thing.</summary>
    public PropertyDefinition? Find(string thing, string id) => byName.GetValueOrDefault((thing, id));

    /// <summary>What a question of this name is asked about; empty when there is none.</summary>
    public IEnumerable<string> ThingsOf(string id) => All.Where(d => d.Id == id).SelectMany(d => d.Of);

    /// <summary>Reads a vocabulary, one list from each source.</summary>
    internal static PropertyVocabulary Read(IEnumerable<(string Name, byte[] Bytes)> sources, List<DocumentError> errors)
    {
        var taken = new HashSet<(string Thing, string Id)>();
        var definitions = sources.SelectMany(s => PropertyReader.Read(s.Name, s.Bytes, taken, errors)).ToList();
        return new PropertyVocabulary([.. definitions.OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Of[0], StringComparer.Ordinal)]);
    }

    private static PropertyVocabulary ReadEmbedded()
    {
        const string prefix = "properties/";
        var assembly = typeof(PropertyVocabulary).Assembly;
        var errors = new List<DocumentError>();
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var vocabulary = Read(names.Select(n => (n[prefix.Length..], Bytes(n))), errors);
        return errors.Count == 0 ? vocabulary : throw new InvalidOperationException($"the embedded properties are broken: {string.Join("; ", errors)}");

        byte[] Bytes(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
