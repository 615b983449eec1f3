using System.Globalization;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>Values of statements that others wrote: what is absent or of another kind is told as absent, never guessed.</summary>
internal static class Nodes
{
    public static IReadOnlyList<DocumentNode> Items(DocumentNode? node) => (node as DocumentSequence)?.Items ?? [];

    public static IReadOnlyList<DocumentEntry> Entries(DocumentNode? node) => (node as DocumentMapping)?.Entries ?? [];

    public static IReadOnlyList<string> Texts(DocumentNode? node) => [.. Items(node).Select(static item => item.AsString()).OfType<string>()];

    public static bool IsTrue(DocumentNode? node) => node is DocumentScalar { Kind: ScalarKind.Boolean, Text: "true" };

    public static DateTimeOffset? Moment(DocumentNode? node) =>
        DateTimeOffset.TryParse(node?.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>A SHA-256 digest of the right length; a longer one of the SHA-2 family when that is all there is.</summary>
    public static Digest? Strong(DocumentNode? digests)
    {
        foreach (var (algorithm, length) in new[] { ("sha256", 64), ("sha512", 128), ("sha384", 96), ("blake2b", 128), ("gitCommit", 40), ("gitCommit", 64) })
        {
            if (digests?[algorithm]?.AsString() is { } hex && hex.Length == length && hex.All(char.IsAsciiHexDigitLower))
            {
                return new Digest(algorithm.ToLowerInvariant(), hex);
            }
        }

        return null;
    }

    /// <summary>True for the name of a commit, which binds programs by the history of their repository and nothing else.</summary>
    public static bool IsCommit(Digest? digest) => digest?.Algorithm == "gitcommit";

    /// <summary>The first digest of any other kind, as <c>algorithm:hex</c>.</summary>
    public static string? Weak(DocumentNode? digests) =>
        Strong(digests) is null && Entries(digests) is [var first, ..] && first.Value.AsString() is { } hex ? $"{first.Key}:{hex}" : null;
}
