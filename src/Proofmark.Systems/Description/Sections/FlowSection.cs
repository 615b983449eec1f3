using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>flows</c>: <c>from -> to: what</c>, or a mapping with answers about the flow.</summary>
internal sealed class FlowSection(DescriptionContext context, List<DocumentError> errors)
{
    private const string Key = "flows";

    public IEnumerable<SystemFlow> Read(DocumentFields root)
    {
        switch (root.OptionalNode(Key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return [];
            case DocumentSequence list:
                return [.. list.Items.Select((item, index) => Flow(root, item, $"{Key}[{index}]")).OfType<SystemFlow>()];
            case DocumentScalar text:
                return Short(root, text, Key) is { } flow ? [flow] : [];
            default:
                root.Fail(Key, "a list of flows is expected here");
                return [];
        }
    }

    private SystemFlow? Flow(DocumentFields root, DocumentNode item, string field)
    {
        switch (item)
        {
            case DocumentScalar { Kind: not ScalarKind.Null } text:
                return Short(root, text, field);
            case DocumentMapping mapping when mapping.Find("from") is not null || mapping.Find("to") is not null:
                return Long(new DocumentFields(root.File, field, mapping, errors));
            default:
                errors.Add(new DocumentError(root.File, item.Line, item.Column, field, "a flow is written 'from -> to: what', or as a mapping with from and to"));
                return null;
        }
    }

    private SystemFlow? Short(DocumentFields root, DocumentScalar item, string field)
    {
        var text = item.Text;
        var (ends, label) = text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? (text[..colon], text[(colon + 1)..].Trim()) : (text, "");
        if (ends.Split("->", StringSplitOptions.TrimEntries) is not [{ Length: > 0 } from, { Length: > 0 } to])
        {
            Fail($"'{text}' is not written 'from -> to' or 'from -> to: what'");
            return null;
        }

        foreach (var end in new[] { from, to }.Distinct().Where(end => !context.Components.Contains(end)))
        {
            Fail($"'{text}': there is no component '{end}'");
        }

        return new SystemFlow(from, to, label, true) { Location = new Location(root.File, Line: item.Line) };

        void Fail(string message) => errors.Add(new DocumentError(root.File, item.Line, item.Column, field, message));
    }

    private SystemFlow Long(DocumentFields fields)
    {
        var flow = new SystemFlow(End(fields, "from"), End(fields, "to"), DescriptionFields.Optional(fields, "what") ?? "", true)
        {
            Properties = Answers.Read(fields, PropertyVocabulary.Flow),
            Location = new Location(fields.File, Line: fields.Mapping.Line),
        };
        Answers.RefuseUnknown(fields, PropertyVocabulary.Flow);
        return flow;
    }

    private string End(DocumentFields fields, string key)
    {
        var end = DescriptionFields.Required(fields, key);
        if (end.Length > 0 && !context.Components.Contains(end))
        {
            fields.Fail(key, $"there is no component '{end}'");
        }

        return end;
    }
}
