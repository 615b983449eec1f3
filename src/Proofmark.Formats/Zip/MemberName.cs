using System.Text;

namespace Proofmark.Formats.Zip;

/// <summary>Decodes and judges member names.</summary>
internal static class MemberName
{
    private const int KeptBytes = 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var kept = bytes[..Math.Min(bytes.Length, KeptBytes)];
        try
        {
            return Strict.GetString(kept);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(kept);
        }
    }

    public static void Check(ReadOnlySpan<byte> bytes, string name, string? unicodeName, long offset, AnomalyLog anomalies)
    {
        var shown = DisplayText.Quote(name);
        if (bytes.Length > KeptBytes)
        {
            anomalies.Add("zip-name-long", $"The name {shown} has {bytes.Length} bytes and was cut.", offset, deceptive: true, name);
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            anomalies.Add("zip-name-nul", $"The name {shown} holds a NUL: some readers end the name there.", offset, deceptive: true, name);
        }

        if (unicodeName is not null && unicodeName != name && Ascii.IsValid(bytes))
        {
            anomalies.Add("zip-unicode-name-differs", $"The name {shown} is {DisplayText.Quote(unicodeName)} for readers of the Unicode path field.", offset, deceptive: true, name);
        }

        CheckPath(name, shown, offset, anomalies);
    }

    private static void CheckPath(string name, string shown, long offset, AnomalyLog anomalies)
    {
        if (name.Contains('\\', StringComparison.Ordinal))
        {
            anomalies.Add("zip-name-backslash", $"The name {shown} holds a backslash: a separator on Windows only.", offset, deceptive: false, name);
        }

        if (name.Split('/', '\\').Contains("..", StringComparer.Ordinal))
        {
            anomalies.Add("zip-name-traversal", $"The name {shown} leaves the folder it is unpacked to.", offset, deceptive: true, name);
        }

        if (name.StartsWith('/') || name.StartsWith('\\'))
        {
            anomalies.Add("zip-name-absolute", $"The name {shown} is an absolute path.", offset, deceptive: true, name);
        }
        else if (name.Length >= 2 && name[1] == ':' && char.IsAsciiLetter(name[0]))
        {
            anomalies.Add("zip-name-drive", $"The name {shown} begins with a drive.", offset, deceptive: true, name);
        }
    }
}
