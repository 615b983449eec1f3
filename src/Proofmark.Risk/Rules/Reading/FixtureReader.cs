using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads the small systems by which a rule is tested.</summary>
internal static class FixtureReader
{
    private const string Arrow = "->";

    private static readonly IReadOnlyDictionary<string, FactKind> FactKinds = KebabCase.All<FactKind>();

    public static SystemModel Read(string file, DocumentFields fields)
    {
        var model = new SystemModel
        {
            Id = "fixture",
            Components = [.. fields.MappingOfMappings("components").Select(c => Component(file, c.Key, c.Value))],
            Flows = [.. fields.StringList("flows").Select(text => Flow(fields, text)).OfType<SystemFlow>()],
            Data = Data(file, fields),
            Facts = [.. fields.MappingList("facts").Select(f => Fact(file, f)).OfType<Fact>()],
        };
        fields.RefuseUnknown();
        return model;
    }

    private static SystemComponent Component(string file, string id, DocumentFields fields)
    {
        var component = new SystemComponent(id, fields.RequiredString("kind"), fields.OptionalBoolean("declared") ?? true, new Location(file, Line: fields.Mapping.Line))
        {
            Exposure = fields.OptionalString("exposure"),
            Untrusted = fields.StringList("untrusted"),
            Privileges = fields.StringList("privileges"),
            Approval = fields.OptionalString("approval"),
            Source = fields.OptionalString("source"),
            Format = fields.OptionalString("format"),
            Data = fields.StringList("data"),
            Files = fields.StringList("files"),
        };
        fields.RefuseUnknown();
        return component;
    }

    private static SystemFlow? Flow(DocumentFields fields, string text)
    {
        if (text.Split(Arrow, StringSplitOptions.TrimEntries) is [{ Length: > 0 } from, { Length: > 0 } to])
        {
            return new SystemFlow(from, to, "", true);
        }

        fields.Fail("flows", $"'{text}' is not written 'from -> to'");
        return null;
    }

    private static SortedDictionary<string, DataSet> Data(string file, DocumentFields fields)
    {
        var data = new SortedDictionary<string, DataSet>(StringComparer.Ordinal);
        foreach (var (name, set) in fields.MappingOfMappings("data"))
        {
            data[name] = new DataSet(name, set.StringList("classes"), new Location(file, Line: set.Mapping.Line));
            set.RefuseUnknown();
        }

        return data;
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
