using System.Text;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>The YAML between two lines of three hyphens at the start of a card.</summary>
internal static class FrontMatter
{
    /// <summary>The text between the lines; empty when the card has none, or when it never ends.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> card)
    {
        var rest = card.StartsWith(Encoding.UTF8.Preamble) ? card[3..] : card;
        rest = rest.TrimStart(" \t\r\n"u8);
        var start = rest.IndexOf((byte)'\n') + 1;
        if (start == 0 || !IsMark(rest[..start]))
        {
            return [];
        }

        for (var at = start; at < rest.Length;)
        {
            var length = rest[at..].IndexOf((byte)'\n');
            var end = length < 0 ? rest.Length : at + length + 1;
            if (IsMark(rest[at..end]))
            {
                return rest[start..at];
            }

            at = end;
        }

        return [];
    }

    private static bool IsMark(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r\n"u8).SequenceEqual("---"u8);
}
