using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;

namespace Proofmark.Systems.Properties;

/// <summary>Reads the entries of a vocabulary file.</summary>
internal static class PropertyReader
{
    private const string AnyComponent = "any-component";

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
        var id = fields.RequiredString("id");
        var things = fields.StringList("of").SelectMany(name => Things(fields, name)).ToList();
        foreach (var thing in things.Where(thing => !taken.Add((thing, id))))
        {
            fields.Fail("of", $"'{id}' is asked about {thing} a second time");
        }

        var type = fields.OptionalChoice("type", "date", "number") switch { "date" => PropertyType.Date, "number" => PropertyType.Number, _ => PropertyType.Choice };
        var values = fields.OptionalMapping("values") is { } mapping ? mapping.Mapping.Entries.Select(e => new PropertyValue(e.Key, mapping.RequiredString(e.Key))).ToList() : [];
        if (things.Count == 0)
        {
            fields.Fail("of", "it must be asked about something");
        }

        if ((type == PropertyType.Choice) != (values.Count >= 2))
        {
            fields.Fail("values", "a choice has two values or more, and nothing else has any");
        }

        var definition = new PropertyDefinition(id, things, fields.RequiredString("ask"), type, values);
        fields.RefuseUnknown();
        return errors.Count == before ? definition : null;
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
