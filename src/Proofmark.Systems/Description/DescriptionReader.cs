using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description;

/// <summary>Reads <c>proofmark.yaml</c> (<c>docs/system-description.md</c>, <c>spec/proofmark.schema.json</c>). All mistakes are reported at once.</summary>
public static class DescriptionReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "proofmark.yaml";

    /// <summary>Reads a description.</summary>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="catalogueIds">Ids that controls, personas and risks may have.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="mistakes">Everything that is wrong; empty when the description may be used.</param>
    /// <returns>The description, as far as it could be read.</returns>
    public static SystemDescription? Read(ReadOnlySpan<byte> bytes, IReadOnlySet<string> catalogueIds, Limits limits, out IReadOnlyList<DocumentError> mistakes)
    {
        ArgumentNullException.ThrowIfNull(catalogueIds);
        var reading = DocumentReader.ReadYaml(FileName, bytes, limits);
        var found = new List<DocumentError>(reading.Errors);
        mistakes = found;
        if (reading.Root is DocumentMapping root)
        {
            return new Binder(catalogueIds, new DocumentFields(FileName, "", root, found)).Bind();
        }

        if (found.Count == 0)
        {
            found.Add(new DocumentError(FileName, 1, 1, "", "a description is a mapping; 'proofmark init' writes one to begin with"));
        }

        return null;
    }

    private sealed class Binder(IReadOnlySet<string> catalogueIds, DocumentFields root)
    {
        private readonly SortedDictionary<string, string> mcp = new(StringComparer.Ordinal);

        public SystemDescription Bind()
        {
            var system = root.OptionalMapping("system");
            if (system is null)
            {
                root.Fail("system", "the field is required: system: {id: my-system, owner: …}");
            }

            var data = ReadData();
            var components = root.MappingOfMappings("components").Select(c => ReadComponent(c.Key, c.Value, data)).ToList();
            var ids = components.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
            var description = new SystemDescription
            {
                Id = system?.RequiredString("id") ?? "",
                Owner = system?.OptionalString("owner"),
                Personas = system is null ? [] : Known(system, "personas", "persona"),
                Components = components,
                Flows = [.. root.StringList("flows").Select(text => ReadFlow(text, ids)).OfType<SystemFlow>()],
                Boundaries = ReadBoundaries(ids),
                Data = data,
                Controls = ReadControls(ids),
                Accepted = [.. root.MappingList("accepted").Select(ReadAccepted)],
                Mcp = mcp,
            };
            system?.RefuseUnknown();
            root.RefuseUnknown();
            return description;
        }

        private SortedDictionary<string, IReadOnlyList<string>> ReadData()
        {
            var data = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var (name, fields) in root.MappingOfMappings("data"))
            {
                data[name] = fields.StringList("classes");
                fields.OptionalString("origin");
                fields.RefuseUnknown();
            }

            return data;
        }

        private SystemComponent ReadComponent(string id, DocumentFields fields, SortedDictionary<string, IReadOnlyList<string>> data)
        {
            var written = fields.RequiredString("kind");
            var kind = ComponentKinds.Resolve(written);
            if (kind is null && written.Length > 0)
            {
                fields.OptionalChoice("kind", [.. ComponentKinds.Aliases.Select(a => a.Key)]);
            }

            var component = new SystemComponent(id, kind ?? "", true, new Location(FileName, Line: fields.Mapping.Line))
            {
                Exposure = fields.OptionalChoice("exposure", "internet", "partner", "internal"),
                Untrusted = fields.StringList("untrusted"),
                Privileges = fields.StringList("privileges"),
                Approval = fields.OptionalChoice("approval", "none", "some", "all"),
                Source = fields.OptionalString("source"),
                Format = fields.OptionalString("format"),
                Data = fields.StringList("data"),
                Files = [.. fields.StringList("files").Select(f => f.TrimEnd('/'))],
            };
            foreach (var unknown in component.Data.Where(d => !data.ContainsKey(d)))
            {
                fields.Fail("data", $"the data set '{unknown}' is not described under data");
            }

            if (fields.OptionalString("mcp") is { } config)
            {
                mcp[id] = config;
            }

            fields.RefuseUnknown();
            return component;
        }

        private SystemFlow? ReadFlow(string text, HashSet<string> ids)
        {
            var (ends, label) = text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? (text[..colon], text[(colon + 1)..].Trim()) : (text, "");
            if (ends.Split("->", StringSplitOptions.TrimEntries) is not [{ Length: > 0 } from, { Length: > 0 } to])
            {
                root.Fail("flows", $"'{text}' is not written 'from -> to' or 'from -> to: what'");
                return null;
            }

            foreach (var end in new[] { from, to }.Where(end => !ids.Contains(end)))
            {
                root.Fail("flows", $"'{text}': there is no component '{end}'");
            }

            return new SystemFlow(from, to, label, true);
        }

        private SortedDictionary<string, IReadOnlyList<string>> ReadBoundaries(HashSet<string> ids)
        {
            var boundaries = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            if (root.OptionalMapping("boundaries") is not { } fields)
            {
                return boundaries;
            }

            foreach (var entry in fields.Mapping.Entries)
            {
                boundaries[entry.Key] = Components(fields, entry.Key, ids);
            }

            return boundaries;
        }

        private List<ControlClaim> ReadControls(HashSet<string> ids)
        {
            var claims = new List<ControlClaim>();
            foreach (var (id, fields) in root.MappingOfMappings("controls"))
            {
                if (!id.StartsWith("x-", StringComparison.Ordinal) && (!id.StartsWith("control", StringComparison.Ordinal) || !catalogueIds.Contains(id)))
                {
                    fields.Fail("", $"the catalogue has no control '{id}'; 'proofmark catalog list controls' shows all of them");
                }

                claims.Add(new ControlClaim(id, Components(fields, "at", ids), new Location(FileName, Line: fields.Mapping.Line)));
                fields.RefuseUnknown();
            }

            return claims;
        }

        private AcceptedRisk ReadAccepted(DocumentFields fields)
        {
            var risk = fields.RequiredString("risk");
            if (risk.Split('@') is not [{ Length: > 0 } id, { Length: > 0 }])
            {
                fields.Fail("risk", $"'{risk}' is not written risk@component");
            }
            else if (!catalogueIds.Contains(id) && !id.StartsWith("x-", StringComparison.Ordinal))
            {
                fields.Fail("risk", $"the catalogue has no risk '{id}'; 'proofmark catalog list risks' shows all of them");
            }

            var until = fields.OptionalDate("until");
            if (until is null && fields.Mapping.Find("until") is null)
            {
                fields.Fail("until", "the field is required: the last day on which the acceptance holds, written yyyy-MM-dd");
            }

            var accepted = new AcceptedRisk(
                risk, fields.RequiredString("by"), fields.RequiredString("why"), until ?? DateOnly.MinValue, new Location(FileName, Line: fields.Mapping.Line));
            fields.RefuseUnknown();
            return accepted;
        }

        private static IReadOnlyList<string> Components(DocumentFields fields, string key, HashSet<string> ids)
        {
            var named = fields.StringList(key);
            foreach (var unknown in named.Where(n => !ids.Contains(n)))
            {
                fields.Fail(key, $"there is no component '{unknown}'");
            }

            return named;
        }

        private IReadOnlyList<string> Known(DocumentFields fields, string key, string prefix)
        {
            var named = fields.StringList(key);
            foreach (var unknown in named.Where(n => !n.StartsWith(prefix, StringComparison.Ordinal) || !catalogueIds.Contains(n)))
            {
                fields.Fail(key, $"the catalogue has no {prefix} '{unknown}'");
            }

            return named;
        }
    }
}
