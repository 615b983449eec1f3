using System.Globalization;
using System.Text;

namespace Proofmark.Core.Documents.Editing;

/// <summary>The same changes, made to nodes: what an edited text has to say.</summary>
internal static class DocumentChange
{
    /// <summary>The document with a field set; null when the path leads nowhere.</summary>
    public static DocumentNode? Set(DocumentNode root, ReadOnlySpan<string> path, string key, string value, Limits limits)
    {
        if (path.Length > 0)
        {
            return Child(root, path[0]) is { } child && Set(child, path[1..], key, value, limits) is { } changed ? With(root, path[0], changed) : null;
        }

        return root is DocumentMapping && Parse(value, limits) is { } node ? With(root, key, node) : null;
    }

    /// <summary>The document with a node replaced; null when the path leads nowhere.</summary>
    public static DocumentNode? Replace(DocumentNode root, ReadOnlySpan<string> path, string value, Limits limits)
    {
        if (path.Length == 0)
        {
            return Parse(value, limits);
        }

        return Child(root, path[0]) is { } child && Replace(child, path[1..], value, limits) is { } changed ? With(root, path[0], changed) : null;
    }

    /// <summary>True when two documents say the same, wherever in their texts. The order of keys counts for nothing.</summary>
    public static bool AreSame(DocumentNode a, DocumentNode b) => (a, b) switch
    {
        (DocumentScalar x, DocumentScalar y) => x.Kind == y.Kind && x.Text == y.Text,
        (DocumentSequence x, DocumentSequence y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(p => AreSame(p.First, p.Second)),
        (DocumentMapping x, DocumentMapping y) => x.Entries.Count == y.Entries.Count && x.Entries.All(e => y.Find(e.Key) is { } other && AreSame(e.Value, other.Value)),
        _ => false,
    };

    private static DocumentNode? Parse(string value, Limits limits) =>
        DocumentReader.ReadYaml("", Encoding.UTF8.GetBytes(value), limits) is { Errors.Count: 0 } reading ? reading.Root : null;

    private static DocumentNode? Child(DocumentNode node, string step) => node switch
    {
        DocumentMapping mapping => mapping.Find(step)?.Value,
        DocumentSequence list when int.TryParse(step, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
        _ => null,
    };

    private static DocumentNode With(DocumentNode node, string step, DocumentNode value) => node switch
    {
        DocumentSequence list => list with { Items = [.. list.Items.Select((item, i) => i.ToString(CultureInfo.InvariantCulture) == step ? value : item)] },
        DocumentMapping mapping when mapping.Find(step) is null => new DocumentMapping([.. mapping.Entries, new DocumentEntry(step, value.Line, value.Column, value)], node.Line, node.Column),
        DocumentMapping mapping => new DocumentMapping([.. mapping.Entries.Select(e => e.Key == step ? e with { Value = value } : e)], node.Line, node.Column),
        _ => node,
    };
}
