using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description.Sections;

/// <summary>The names that one section describes in all documents, and where each stands first.</summary>
/// <param name="what">What is named, for messages.</param>
/// <param name="fields">Reading of fields.</param>
internal sealed class Names(string what, DescriptionFields fields)
{
    private readonly Dictionary<string, Location> places = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => places.Count;

    /// <summary>True for a name that is described.</summary>
    public bool Contains(string name) => places.ContainsKey(name);

    /// <summary>Adds a name. What one document says must not silently replace what another one says.</summary>
    public void Add(string name, Location place, DocumentFields entry)
    {
        if (!places.TryAdd(name, place))
        {
            fields.Fail(entry, place.Line ?? 1, $"the {what} '{name}' is described here and at {places[name]}");
        }
    }
}
