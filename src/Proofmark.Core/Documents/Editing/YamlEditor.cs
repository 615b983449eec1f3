using System.Text;
using YamlDotNet.Core;

namespace Proofmark.Core.Documents.Editing;

/// <summary>
/// Changes one field of a YAML document and leaves every other character as it is: comments, order, quotes, line ends. The result is read again and compared
/// with what the change should make of the document's nodes, so that a form of YAML that the editor does not expect is refused and never spoilt.
/// </summary>
public static class YamlEditor
{
    /// <summary>Sets a field.</summary>
    /// <param name="text">A document of one root mapping.</param>
    /// <param name="path">Keys, and indexes of lists, that lead from the root to the mapping that holds the field.</param>
    /// <param name="key">The field.</param>
    /// <param name="value">Its value as it is written in a flow collection: a plain or quoted scalar, or <c>{…}</c>.</param>
    /// <param name="limits">Bounds.</param>
    /// <returns>The new text, or null when the document cannot be changed in this place.</returns>
    public static string? Set(string text, IReadOnlyList<string> path, string key, string value, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return Edit(text, limits, (within, root) => At(root, path) is YamlSpan.Map map ? YamlInsertion.Into(within, map, key, value) : null, tree => DocumentChange.Set(tree, [.. path], key, value, limits));
    }

    /// <summary>Replaces an item of a list.</summary>
    /// <param name="text">A document of one root mapping.</param>
    /// <param name="path">Keys that lead from the root to the list, and the index of the item.</param>
    /// <param name="value">The new item as it is written in a flow collection.</param>
    /// <param name="limits">Bounds.</param>
    /// <returns>The new text, or null when the document cannot be changed in this place.</returns>
    public static string? Replace(string text, IReadOnlyList<string> path, string value, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return Edit(text, limits, (_, root) => At(root, path) is { } item && YamlInsertion.EndOf(item) is { } end ? new TextChange(item.Start, end - item.Start, value) : null, tree => DocumentChange.Replace(tree, [.. path], value, limits));
    }

    private static string? Edit(string text, Limits limits, Func<string, YamlSpan, TextChange?> find, Func<DocumentNode, DocumentNode?> change)
    {
        const string mark = "\uFEFF";
        if (text.StartsWith(mark, StringComparison.Ordinal))
        {
            return Edit(text[1..], limits, find, change) is { } inner ? mark + inner : null;
        }

        if (Tree(text, limits) is not { } before || change(before) is not { } wanted || Spans(text) is not { } spans || find(text, spans) is not { } step)
        {
            return null;
        }

        var edited = string.Concat(text.AsSpan(0, step.At), step.Text, text.AsSpan(step.At + step.Length));
        return Tree(edited, limits) is { } after && DocumentChange.AreSame(after, wanted) ? edited : null;
    }

    private static DocumentNode? Tree(string text, Limits limits) =>
        DocumentReader.ReadYaml("", Encoding.UTF8.GetBytes(text), limits) is { Errors.Count: 0 } reading ? reading.Root : null;

    private static YamlSpan? Spans(string text)
    {
        try
        {
            return YamlSpan.Read(text);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static YamlSpan? At(YamlSpan root, IReadOnlyList<string> path)
    {
        YamlSpan? node = root;
        foreach (var step in path)
        {
            node = node switch
            {
                YamlSpan.Map map => map.Find(step)?.Value,
                YamlSpan.Items items when int.TryParse(step, out var index) && index >= 0 && index < items.Nodes.Count => items.Nodes[index],
                _ => null,
            };
        }

        return node;
    }
}
