using System.Globalization;
using System.Text;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>
/// What release 0.2.0 of the reference tool signed instead of DSSE's encoding: its text with the payload as Python's <c>repr</c> of bytes.
/// Accepted only for the predicate of that release, never for a later one.
/// </summary>
internal static class LegacyEncoding
{
    public static byte[] Of(string payloadType, ReadOnlySpan<byte> payload)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"DSSEV1 {payloadType.Length} {payloadType} {payload.Length} b"));
        var quote = payload.Contains((byte)'\'') && !payload.Contains((byte)'"') ? '"' : '\'';
        text.Append(quote);
        foreach (var value in payload)
        {
            text.Append(value switch
            {
                (byte)'\\' => "\\\\",
                (byte)'\t' => "\\t",
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                _ when value == quote => "\\" + quote,
                < 0x20 or >= 0x7f => "\\x" + value.ToString("x2", CultureInfo.InvariantCulture),
                _ => ((char)value).ToString(),
            });
        }

        return Encoding.ASCII.GetBytes(text.Append(quote).ToString());
    }
}
