using Proofmark.Core.Documents;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Looks into documents whose form is not sure.</summary>
internal static class Nodes
{
    /// <summary>The entries of a mapping; none of anything else.</summary>
    public static IReadOnlyList<DocumentEntry> Entries(this DocumentNode? node) => (node as DocumentMapping)?.Entries ?? [];

    /// <summary>The items of a list; none of anything else.</summary>
    public static IReadOnlyList<DocumentNode> Items(this DocumentNode? node) => (node as DocumentSequence)?.Items ?? [];

    /// <summary>The text of a scalar of any kind but null.</summary>
    public static string? Text(this DocumentNode? node) => node is DocumentScalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;

    /// <summary>The texts of a scalar, or of a list of scalars.</summary>
    public static IEnumerable<DocumentScalar> Scalars(this DocumentNode? node) => node switch
    {
        DocumentScalar { Kind: not ScalarKind.Null } scalar => [scalar],
        DocumentSequence sequence => sequence.Items.OfType<DocumentScalar>().Where(static s => s.Kind != ScalarKind.Null),
        _ => [],
    };
}
