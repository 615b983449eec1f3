using System.Buffers;
using System.Globalization;
using System.Text;

namespace Proofmark.Core.Json;

/// <summary>Strings of RFC 8785, 3.2.2.2: only what must be escaped is escaped, in its shortest form.</summary>
internal static class CanonicalText
{
    public static void Write(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(MustEscape) is >= 0 and var next)
        {
            Encoding.UTF8.GetBytes(rest[..next], output);
            Encoding.ASCII.GetBytes(Escape(rest[next]), output);
            rest = rest[(next + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, output);
        output.Write("\""u8);
    }

    private static SearchValues<char> MustEscape { get; } = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };
}
