using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;
using Proofmark.Systems.Description.Sections;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads the small systems by which a rule is tested. They are written like a description, with facts beside it.</summary>
internal static class FixtureReader
{
    private static readonly IReadOnlyDictionary<string, FactKind> FactKinds = KebabCase.All<FactKind>();

    public static SystemModel Read(string file, DocumentFields fields)
    {
        var model = new SystemModel
        {
            Id = "fixture",
            Components = [.. fields.MappingOfMappings("components").Select(c => Component(file, c.Key, c.Value))],
            Flows = FixtureFlows.Read(fields),
            Boundaries = Boundaries(fields),
            Identities = Named(fields, "identities", (name, identity) => Identity(file, name, identity)),
            Data = Named(fields, "data", (name, set) => Set(file, name, set)),
            Facts = [.. fields.MappingList("facts").Select(f => Fact(file, f)).OfType<Fact>()],
        };
        if (fields.OptionalMapping("system") is { } system)
        {
            model = model with { Owner = system.OptionalString("owner"), Personas = system.StringList("personas"), Properties = Answers.Read(system, PropertyVocabulary.System) };
            system.RefuseUnknown();
        }

        fields.RefuseUnknown();
        return model;
    }

    private static SystemComponent Component(string file, string id, DocumentFields fields)
    {
        var written = fields.RequiredString("kind");
        var kind = ComponentKinds.Resolve(written) ?? written;
        var component = new SystemComponent(id, kind, fields.OptionalBoolean("declared") ?? true, new Location(file, Line: fields.Mapping.Line))
        {
            Exposure = fields.OptionalString("exposure"),
            Untrusted = fields.StringList("untrusted"),
            Privileges = fields.StringList("privileges"),
            Approval = fields.OptionalString("approval"),
            Source = fields.OptionalString("source"),
            Format = fields.OptionalString("format"),
            Data = fields.StringList("data"),
            Files = fields.StringList("files"),
            Properties = Answers.Read(fields, kind),
        };
        fields.RefuseUnknown();
        return component;
    }

    private static SystemIdentity Identity(string file, string name, DocumentFields fields)
    {
        var identity = new SystemIdentity(name, fields.RequiredString("kind"), fields.StringList("used-by"), new Location(file, Line: fields.Mapping.Line))
        {
            Properties = Answers.Read(fields, PropertyVocabulary.Identity),
        };
        fields.RefuseUnknown();
        return identity;
    }

    private static DataSet Set(string file, string name, DocumentFields fields)
    {
        var set = new DataSet(name, fields.StringList("classes"), new Location(file, Line: fields.Mapping.Line))
        {
            Origin = fields.OptionalString("origin"),
            Properties = Answers.Read(fields, PropertyVocabulary.Data),
        };
        fields.RefuseUnknown();
        return set;
    }

    private static SortedDictionary<string, T> Named<T>(DocumentFields fields, string key, Func<string, DocumentFields, T> read) =>
        new(fields.MappingOfMappings(key).ToDictionary(e => e.Key, e => read(e.Key, e.Value), StringComparer.Ordinal), StringComparer.Ordinal);

    private static SortedDictionary<string, IReadOnlyList<string>> Boundaries(DocumentFields fields)
    {
        var boundaries = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (fields.OptionalMapping("boundaries") is { } mapping)
        {
            foreach (var entry in mapping.Mapping.Entries)
            {
                boundaries[entry.Key] = mapping.StringList(entry.Key);
            }
        }

        return boundaries;
    }

    private static Fact? Fact(string file, DocumentFields fields)
    {
        var kind = fields.OptionalChoice("kind", [.. FactKinds.Keys]);
        var fact = new Fact(
            "fixture",
            kind is null ? default : FactKinds[kind],
            fields.RequiredString("value"),
            Confidence.High,
            new Location(fields.OptionalString("at") ?? file, Line: fields.Mapping.Line))
        {
            Attributes = Attributes(fields),
        };
        fields.RefuseUnknown();
        return kind is null ? null : fact;
    }

    private static SortedDictionary<string, string> Attributes(DocumentFields fields)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (fields.OptionalMapping("attributes") is { } mapping)
        {
            foreach (var entry in mapping.Mapping.Entries)
            {
                attributes[entry.Key] = mapping.OptionalString(entry.Key) ?? "";
            }
        }

        return attributes;
    }
}
