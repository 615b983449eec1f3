using System.Globalization;
using System.Text;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>The canonical JSON of OLPC (wiki.laptop.org/go/Canonical_JSON), as securesystemslib writes it: keys sorted by code point, no space, only quotes and backslashes escaped, no fractions.</summary>
internal static class OlpcJson
{
    /// <summary>Writes a value; false when it holds something that has no canonical form.</summary>
    public static bool TryWrite(DocumentNode node, StringBuilder to)
    {
        switch (node)
        {
            case DocumentMapping mapping:
                return TryWriteAll(mapping.Entries.OrderBy(static e => e.Key, CodePoints.Instance), '{', '}', to, entry =>
                {
                    WriteText(entry.Key, to);
                    to.Append(':');
                    return TryWrite(entry.Value, to);
                });
            case DocumentSequence sequence:
                return TryWriteAll(sequence.Items, '[', ']', to, item => TryWrite(item, to));
            case DocumentScalar { Kind: ScalarKind.Text } text:
                WriteText(text.Text, to);
                return true;
            case DocumentScalar { Kind: ScalarKind.WholeNumber } number when long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value):
                to.Append(CultureInfo.InvariantCulture, $"{value}");
                return true;
            case DocumentScalar { Kind: ScalarKind.Boolean or ScalarKind.Null } word:
                to.Append(word.Kind == ScalarKind.Null ? "null" : word.Text);
                return true;
            default:
                return false;
        }
    }

    private static bool TryWriteAll<T>(IEnumerable<T> items, char open, char close, StringBuilder to, Func<T, bool> write)
    {
        to.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                to.Append(',');
            }

            isFirst = false;
            if (!write(item))
            {
                return false;
            }
        }

        to.Append(close);
        return true;
    }

    private static void WriteText(string text, StringBuilder to) => to.Append('"').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');

    // UTF-16 order differs from that of code points above the basic plane.
    private sealed class CodePoints : IComparer<string>
    {
        public static CodePoints Instance { get; } = new();

        public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
    }
}
