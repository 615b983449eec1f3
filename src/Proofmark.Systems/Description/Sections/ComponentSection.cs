using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>components</c>.</summary>
internal sealed class ComponentSection(DescriptionContext context)
{
    // Flows between usual kinds are concluded for each pair of components: this keeps their number small whatever a document holds.
    private const int MaxComponents = 600;

    /// <summary>Places of MCP configurations by component id.</summary>
    public SortedDictionary<string, string> Mcp { get; } = new(StringComparer.Ordinal);

    public List<SystemComponent> Read(DocumentFields root)
    {
        var described = root.MappingOfMappings("components");
        var room = MaxComponents - context.Components.Count;
        if (described.Count > room)
        {
            root.Fail("components", $"there are {context.Components.Count + described.Count} components; at most {MaxComponents} can be described");
        }

        return [.. described.Take(room).Select(c => Component(root, c.Key, c.Value))];
    }

    private SystemComponent Component(DocumentFields root, string id, DocumentFields fields)
    {
        var place = DescriptionFields.PlaceOf(root, "components", id);
        if (!IsId(id))
        {
            context.Fields.Fail(fields, place.Line ?? 1, "a component's name is made of letters, digits, '-', '_' and '.', and begins with a letter or digit");
        }

        context.Components.Add(id, place, fields);
        var kind = Kind(fields);
        var component = new SystemComponent(id, kind, true, place)
        {
            Exposure = fields.OptionalChoice("exposure", "internet", "partner", "internal"),
            Untrusted = fields.StringList("untrusted"),
            Privileges = fields.StringList("privileges"),
            Approval = fields.OptionalChoice("approval", "none", "some", "all"),
            Source = DescriptionFields.Optional(fields, "source"),
            Format = DescriptionFields.Optional(fields, "format"),
            Data = context.Known(fields, "data", context.DataSets.Contains, name => $"the data set '{name}' is not described under data"),
            Files = context.Fields.Paths(fields, "files"),
            Properties = Answers.Read(fields, kind),
        };
        if (context.Fields.Paths(fields, "mcp") is [var config, ..] configs)
        {
            Mcp[id] = config;
            if (configs.Count > 1)
            {
                fields.Fail("mcp", "one path is expected here; list further files under files");
            }
        }

        Answers.RefuseUnknown(fields, kind);
        return component;
    }

    private static string Kind(DocumentFields fields)
    {
        var written = DescriptionFields.Required(fields, "kind");
        var kind = ComponentKinds.Resolve(written);
        if (kind is null && !string.IsNullOrWhiteSpace(written))
        {
            fields.OptionalChoice("kind", [.. ComponentKinds.Aliases.Select(a => a.Key)]);
        }

        return kind ?? "";
    }

    private static bool IsId(string id) =>
        id.Length > 0 && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
