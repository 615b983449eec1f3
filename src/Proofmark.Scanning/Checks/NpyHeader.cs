using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Proofmark.Formats.Streams;

namespace Proofmark.Scanning.Checks;

/// <summary>The header of a NumPy array file (NEP 1; numpy.lib.format).</summary>
/// <param name="DataOffset">Offset of the data.</param>
/// <param name="HoldsObjects">True when the type holds Python objects, so that the data is a pickle.</param>
internal sealed partial record NpyHeader(long DataOffset, bool HoldsObjects)
{
    // Real headers hold a few hundred bytes; NumPy itself refuses headers above 10,000.
    private const int MaxHeader = 1024 * 1024;

    /// <summary>Reads a header; null when it is not what NumPy writes.</summary>
    public static NpyHeader? Read(Stream stream)
    {
        if (Range(stream) is not { } range)
        {
            return null;
        }

        var bytes = new byte[range.Length];
        var text = BoundedBytes.ReadAt(stream, range.Start, bytes) == bytes.Length ? Encoding.UTF8.GetString(bytes) : "";
        return Dictionary().Match(text) is { Success: true } match && !JoinsStrings(text)
            ? new NpyHeader(range.Start + range.Length, HasObjects(match.Groups["descr"].Value))
            : null;
    }

    /// <summary>Where the header says that it ends; null when it says nothing that can be.</summary>
    public static long? End(Stream stream) => Range(stream) is { } range ? range.Start + range.Length : null;

    private static (int Start, long Length)? Range(Stream stream)
    {
        Span<byte> head = stackalloc byte[12];
        if (BoundedBytes.ReadAt(stream, 0, head) < 10)
        {
            return null;
        }

        var wide = head[6] >= 2;
        var start = wide ? 12 : 10;
        var length = wide ? BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) : BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        return head[6] is 0 or > 3 || length > MaxHeader || start + length > stream.Length ? null : (start, length);
    }

    // A type is a lone string, or the string after a field name or title.
    private static bool HasObjects(string descr) =>
        descr[0] == '\'' ? IsObject(descr) : FieldType().Matches(descr).Any(m => IsObject(m.Groups["type"].Value));

    private static bool JoinsStrings(string text) =>
        QuotedString().Matches(text).Any(m => text.AsSpan(m.Index + m.Length).TrimStart() is ['\'', ..]);

    private static bool IsObject(string type) => type.Contains('O', StringComparison.Ordinal) || type.Contains("obj", StringComparison.Ordinal);

    // The form is strict on purpose: Python would decode escapes and join 'x' 'y', which could hide an object type.
    [GeneratedRegex(
        @"\A\{\s*'descr':\s*(?<descr>'[^'\\]*'|\[(?:'[^'\\]*'|[\[\]\(\),\s\d])*\]),\s*'fortran_order':\s*(?:True|False),\s*'shape':\s*\([\dL,\s]*\),?\s*\}\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dictionary();

    [GeneratedRegex("'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedString();

    [GeneratedRegex(@"['\)]\s*,\s*'(?<type>[^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex FieldType();
}
