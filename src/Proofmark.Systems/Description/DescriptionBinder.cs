using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description;

/// <summary>Makes a description of the nodes of a document.</summary>
internal sealed class DescriptionBinder(IReadOnlySet<string> catalogueIds, DocumentFields root, List<DocumentError> errors)
{
    // Flows between usual kinds are concluded for each pair of components: this keeps their number small whatever a document holds.
    private const int MaxComponents = 300;

    private readonly DescriptionFields common = new(errors);
    private readonly SortedDictionary<string, string> mcp = new(StringComparer.Ordinal);

    public SystemDescription Bind()
    {
        var system = root.OptionalMapping("system");
        if (root.Mapping.Find("system") is null or { Value: DocumentScalar { Kind: ScalarKind.Null } })
        {
            root.Fail("system", "the field is required: system: {id: my-system, owner: …}");
        }

        var data = ReadData();
        var components = ReadComponents(data);
        var ids = components.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var description = new SystemDescription
        {
            Id = system is null ? "" : DescriptionFields.Required(system, "id"),
            Owner = system is null ? null : DescriptionFields.Optional(system, "owner"),
            Personas = system is null ? [] : ReadPersonas(system),
            Components = components,
            Flows = ReadFlows(ids),
            Boundaries = ReadBoundaries(ids),
            Data = data,
            Controls = ReadControls(ids),
            Accepted = ReadAcceptances(),
            Mcp = mcp,
        };
        system?.RefuseUnknown();
        root.RefuseUnknown();
        return description;
    }

    private SortedDictionary<string, DataSet> ReadData()
    {
        var data = new SortedDictionary<string, DataSet>(StringComparer.Ordinal);
        foreach (var (name, fields) in root.MappingOfMappings("data"))
        {
            data[name] = new DataSet(name, fields.StringList("classes"), DescriptionFields.PlaceOf(root, "data", name)) { Origin = DescriptionFields.Optional(fields, "origin") };
            fields.RefuseUnknown();
        }

        return data;
    }

    private List<SystemComponent> ReadComponents(SortedDictionary<string, DataSet> data)
    {
        var described = root.MappingOfMappings("components");
        if (described.Count > MaxComponents)
        {
            root.Fail("components", $"there are {described.Count} components; at most {MaxComponents} can be described");
        }

        return [.. described.Take(MaxComponents).Select(c => ReadComponent(c.Key, c.Value, data))];
    }

    private SystemComponent ReadComponent(string id, DocumentFields fields, SortedDictionary<string, DataSet> data)
    {
        var place = DescriptionFields.PlaceOf(root, "components", id);
        if (!IsComponentId(id))
        {
            common.Fail(fields, place, "a component's name is made of letters, digits, '-', '_' and '.', and begins with a letter or digit");
        }

        var component = new SystemComponent(id, ReadKind(fields), true, place)
        {
            Exposure = fields.OptionalChoice("exposure", "internet", "partner", "internal"),
            Untrusted = fields.StringList("untrusted"),
            Privileges = fields.StringList("privileges"),
            Approval = fields.OptionalChoice("approval", "none", "some", "all"),
            Source = DescriptionFields.Optional(fields, "source"),
            Format = DescriptionFields.Optional(fields, "format"),
            Data = ReadNames(fields, "data", data.ContainsKey, name => $"the data set '{name}' is not described under data"),
            Files = common.Paths(fields, "files"),
        };
        if (common.Paths(fields, "mcp") is [var config, ..] configs)
        {
            mcp[id] = config;
            if (configs.Count > 1)
            {
                fields.Fail("mcp", "one path is expected here; list further files under files");
            }
        }

        fields.RefuseUnknown();
        return component;
    }

    private static string ReadKind(DocumentFields fields)
    {
        var written = DescriptionFields.Required(fields, "kind");
        var kind = ComponentKinds.Resolve(written);
        if (kind is null && !string.IsNullOrWhiteSpace(written))
        {
            fields.OptionalChoice("kind", [.. ComponentKinds.Aliases.Select(a => a.Key)]);
        }

        return kind ?? "";
    }

    private List<SystemFlow> ReadFlows(HashSet<string> ids)
    {
        var flows = new List<SystemFlow>();
        foreach (var (text, fail) in common.Texts(root, "flows"))
        {
            var (ends, label) = text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? (text[..colon], text[(colon + 1)..].Trim()) : (text, "");
            if (ends.Split("->", StringSplitOptions.TrimEntries) is not [{ Length: > 0 } from, { Length: > 0 } to])
            {
                fail($"'{text}' is not written 'from -> to' or 'from -> to: what'");
                continue;
            }

            foreach (var end in new[] { from, to }.Distinct().Where(end => !ids.Contains(end)))
            {
                fail($"'{text}': there is no component '{end}'");
            }

            flows.Add(new SystemFlow(from, to, label, true));
        }

        return flows;
    }

    private SortedDictionary<string, IReadOnlyList<string>> ReadBoundaries(HashSet<string> ids)
    {
        var boundaries = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (root.OptionalMapping("boundaries") is { } fields)
        {
            foreach (var entry in fields.Mapping.Entries)
            {
                boundaries[entry.Key] = ReadPlaces(fields, entry.Key, ids);
            }
        }

        return boundaries;
    }

    private List<ControlClaim> ReadControls(HashSet<string> ids)
    {
        var claims = new List<ControlClaim>();
        foreach (var (id, fields) in root.MappingOfMappings("controls"))
        {
            var place = DescriptionFields.PlaceOf(root, "controls", id);
            if (!IsKnown(id, "control"))
            {
                common.Fail(fields, place, $"the catalogue has no control '{id}'; 'proofmark catalog list controls' shows all of them");
            }

            claims.Add(new ControlClaim(id, ReadPlaces(fields, "at", ids), place));
            fields.RefuseUnknown();
        }

        return claims;
    }

    private List<AcceptedRisk> ReadAcceptances()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. root.MappingList("accepted").Select(fields => ReadAccepted(fields, seen))];
    }

    private AcceptedRisk ReadAccepted(DocumentFields fields, HashSet<string> seen)
    {
        var risk = DescriptionFields.Required(fields, "risk");
        if (risk.Split('@') is not [{ Length: > 0 } id, { Length: > 0 }])
        {
            // An absent text has been reported as absent.
            if (!string.IsNullOrWhiteSpace(risk))
            {
                fields.Fail("risk", $"'{risk}' is not written risk@component");
            }
        }
        else if (!IsKnown(id, "risk"))
        {
            fields.Fail("risk", $"the catalogue has no risk '{id}'; 'proofmark catalog list risks' shows all of them");
        }
        else if (!seen.Add(risk))
        {
            fields.Fail("risk", $"{risk} is accepted a second time");
        }

        var until = fields.OptionalDate("until");
        if (fields.Mapping.Find("until") is null or { Value: DocumentScalar { Kind: ScalarKind.Null } })
        {
            fields.Fail("until", "the field is required: the last day on which the acceptance holds, written yyyy-MM-dd");
        }

        var accepted = new AcceptedRisk(
            risk, DescriptionFields.Required(fields, "by"), DescriptionFields.Required(fields, "why"), until ?? DateOnly.MinValue,
            new Location(DescriptionReader.FileName, Line: fields.Mapping.Line));
        fields.RefuseUnknown();
        return accepted;
    }

    private List<string> ReadPlaces(DocumentFields fields, string key, HashSet<string> ids) =>
        ReadNames(fields, key, ids.Contains, name => $"there is no component '{name}'");

    private List<string> ReadPersonas(DocumentFields system) =>
        ReadNames(system, "personas", name => IsKnown(name, "persona"), name => $"the catalogue has no persona '{name}'");

    private List<string> ReadNames(DocumentFields fields, string key, Func<string, bool> isKnown, Func<string, string> wrong)
    {
        var names = new List<string>();
        foreach (var (text, fail) in common.Texts(fields, key))
        {
            names.Add(text);
            if (!isKnown(text))
            {
                fail(wrong(text));
            }
        }

        return names;
    }

    // What is ours begins with x- and need not be in the catalogue.
    private bool IsKnown(string id, string prefix) =>
        id.StartsWith("x-", StringComparison.Ordinal) || (id.StartsWith(prefix, StringComparison.Ordinal) && catalogueIds.Contains(id));

    private static bool IsComponentId(string id) =>
        id.Length > 0 && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
