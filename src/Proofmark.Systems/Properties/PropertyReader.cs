using System.Collections.Frozen;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;

namespace Proofmark.Systems.Properties;

/// <summary>Reads the entries of a vocabulary file.</summary>
internal static class PropertyReader
{
    private const string AnyComponent = "any-component";

    /// <summary>The other fields beside which answers stand: no question may have such a name, at whatever it is asked.</summary>
    public static readonly FrozenSet<string> Reserved = new[]
    {
        "id", "owner", "personas", "kind", "exposure", "untrusted", "privileges", "approval", "source", "format", "data", "files", "mcp", "classes", "origin", "from", "to", "what", "used-by",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> OtherThings = [PropertyVocabulary.Flow, PropertyVocabulary.Data, PropertyVocabulary.Identity, PropertyVocabulary.System];

    public static IEnumerable<PropertyDefinition> Read(string file, byte[] bytes, HashSet<(string Thing, string Id)> taken, List<DocumentError> errors)
    {
        var reading = DocumentReader.ReadYaml(file, bytes, Limits.Default);
        errors.AddRange(reading.Errors);
        if (reading.Root is not DocumentMapping root)
        {
            return [];
        }

        var fields = new DocumentFields(file, "", root, errors);
        var definitions = fields.MappingList("properties").Select(entry => Entry(entry, taken, errors)).OfType<PropertyDefinition>().ToList();
        fields.RefuseUnknown();
        return definitions;
    }

    private static PropertyDefinition? Entry(DocumentFields fields, HashSet<(string Thing, string Id)> taken, List<DocumentError> errors)
    {
        var before = errors.Count;
        var id = Id(fields);
        var things = fields.StringList("of").SelectMany(name => Things(fields, name)).ToList();
        foreach (var thing in things.Where(thing => !taken.Add((thing, id))))
        {
            fields.Fail("of", $"'{id}' is asked about {thing} a second time");
        }

        var type = fields.OptionalChoice("type", "date", "number") switch { "date" => PropertyType.Date, "number" => PropertyType.Number, _ => PropertyType.Choice };
        var values = fields.OptionalMapping("values") is { } mapping ? mapping.Mapping.Entries.Select(e => Value(mapping, e.Key)).ToList() : [];
        if (things.Count == 0)
        {
            fields.Fail("of", "it must be asked about something");
        }

        if ((type == PropertyType.Choice) != (values.Count >= 2))
        {
            fields.Fail("values", "a choice has two values or more, and nothing else has any");
        }

        var definition = new PropertyDefinition(id, things, DescriptionFields.Required(fields, "ask"), type, values);
        fields.RefuseUnknown();
        return errors.Count == before ? definition : null;
    }

    private static string Id(DocumentFields fields)
    {
        var id = fields.RequiredString("id");
        if (id.Length > 0 && !PropertyNames.IsId(id))
        {
            fields.Fail("id", $"'{id}' is not made of small letters, digits and single '-'");
        }

        if (Reserved.Contains(id))
        {
            fields.Fail("id", $"'{id}' is the name of another field of a description");
        }

        return id;
    }

    private static PropertyValue Value(DocumentFields values, string name)
    {
        if (!PropertyNames.IsValue(name))
        {
            values.Fail(name, $"'{name}' is no plain word of letters, digits, '-' and '.', or YAML reads it as something else");
        }

        return new PropertyValue(name, DescriptionFields.Required(values, name));
    }

    private static IEnumerable<string> Things(DocumentFields fields, string name)
    {
        if (name == AnyComponent)
        {
            return ComponentKinds.Aliases.Select(a => a.Value);
        }

        if (OtherThings.Contains(name, StringComparer.Ordinal))
        {
            return [name];
        }

        if (ComponentKinds.Resolve(name) is { } kind)
        {
            return [kind];
        }

        fields.Fail("of", $"'{name}' is no kind of component and none of: {AnyComponent}, {string.Join(", ", OtherThings)}");
        return [];
    }
}
