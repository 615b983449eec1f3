using System.Text;
using System.Text.RegularExpressions;

namespace Proofmark.Formats.Python;

/// <summary>Decodes source files as PEP 263 has it: UTF-8 unless a comment in the first two lines says otherwise.</summary>
internal static partial class SourceEncoding
{
    private static readonly HashSet<string> Utf8 = new(StringComparer.Ordinal) { "utf8", "utf", "u8", "cp65001", "utf8sig", "ascii", "usascii", "646" };

    // One byte a character, ASCII in its lower half: what the upper half stands for can only matter inside strings and comments.
    private static readonly HashSet<string> OneByte = new(StringComparer.Ordinal)
    {
        "latin1", "latin", "l1", "iso88591", "8859", "cp819", "iso885915", "latin9", "iso88592", "cp1252", "windows1252", "cp1251", "windows1251", "cp1250", "koi8r",
    };

    /// <summary>The text of a source file.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, AnomalyLog anomalies)
    {
        if (bytes.Contains((byte)0))
        {
            anomalies.Add("python-nul", "The source holds NUL bytes, which Python refuses and readers of text stop at.", bytes.IndexOf((byte)0), deceptive: true);
        }

        bytes = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        var name = Declared(bytes);
        var key = name is null ? "utf8" : Spelling().Replace(name.ToLowerInvariant(), "");
        if (OneByte.Contains(key))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        if (!Utf8.Contains(key))
        {
            anomalies.Add(
                "python-encoding",
                $"The source declares the encoding {DisplayText.Quote(name!)}: Python decodes it to other text than people and tools see, and may run what looks like a comment.",
                0,
                deceptive: true);
        }
        else if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            anomalies.Add("python-not-utf8", "The source is not UTF-8 and declares no other encoding, which Python refuses.", 0, deceptive: false);
            return Encoding.Latin1.GetString(bytes);
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        const int LongestLine = 512;
        for (var i = 0; i < 2 && !bytes.IsEmpty; i++)
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var line = Encoding.Latin1.GetString(bytes[..Math.Min(LongestLine, end < 0 ? bytes.Length : end)]);
            if (Cookie().Match(line) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }

            // A second line counts only behind a comment or an empty line.
            if (end < 0 || !line.AsSpan().TrimStart(" \t\f").StartsWith('#') && !string.IsNullOrWhiteSpace(line))
            {
                return null;
            }

            bytes = bytes[(end + (bytes[end] == '\r' && end + 1 < bytes.Length && bytes[end + 1] == '\n' ? 2 : 1))..];
        }

        return null;
    }

    [GeneratedRegex(@"\A[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Cookie();

    [GeneratedRegex("[-_. ]", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
