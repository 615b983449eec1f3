using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description;

/// <summary>
/// YAML reads an unquoted <c>chat -> llm: question</c> in a list as a mapping with one key. People write flows so, and mean the text.
/// </summary>
internal static class FlowShorthand
{
    private const string Key = "flows";

    /// <summary>The same document with such mappings as text.</summary>
    public static DocumentMapping Expand(DocumentMapping root)
    {
        if (root.Find(Key)?.Value is not DocumentSequence flows || !flows.Items.Any(i => i is DocumentMapping))
        {
            return root;
        }

        var texts = flows with { Items = [.. flows.Items.Select(Expand)] };
        return new DocumentMapping([.. root.Entries.Select(e => e.Key == Key ? e with { Value = texts } : e)], root.Line, root.Column);
    }

    private static DocumentNode Expand(DocumentNode item) =>
        item is DocumentMapping { Entries: [{ Value: DocumentScalar label } only] } && only.Key.Contains("->", StringComparison.Ordinal)
            ? new DocumentScalar(ScalarKind.Text, label.Kind == ScalarKind.Null ? only.Key : $"{only.Key}: {label.Text}", item.Line, item.Column)
            : item;
}
