using System.Globalization;
using System.Text;
using Proofmark.Formats.Python;

namespace Proofmark.Scanning.Code;

/// <summary>Computes texts that source code puts together: what is not understood has no value. Results are bounded.</summary>
internal static class TextFolding
{
    private const int Longest = 256 * 1024;

    /// <summary>The value of operands joined by an operator; null when it is not known.</summary>
    public static string? Operation(string sign, IReadOnlyList<CodeValue> values, IReadOnlyList<PythonNode> nodes)
    {
        switch (sign)
        {
            case "+" when values.All(static v => v.Text is not null):
                return Bounded(string.Concat(values.Select(static v => v.Text)));
            case "*" when values.Count == 2 && values[0].Text is { } text && int.TryParse(nodes[1].Text, CultureInfo.InvariantCulture, out var times) && times >= 0:
                return (long)text.Length * times <= Longest ? new StringBuilder().Insert(0, text, times).ToString() : null;
            case "%" when values.Count == 2 && values[0].Text is { } format:
                var arguments = values[1].Text is not null ? [values[1]] : values[1].Items ?? [];
                return arguments.All(static a => a.Text is not null) ? Percent(format, [.. arguments.Select(static a => a.Text!)]) : null;
            default:
                return null;
        }
    }

    /// <summary>The value of a method call on a text; null when it is not known.</summary>
    public static string? Method(string text, string method, IReadOnlyList<CodeValue> arguments)
    {
        var first = arguments.Count > 0 ? arguments[0].Text : null;
        var second = arguments.Count > 1 ? arguments[1].Text : null;
        return method switch
        {
            "join" when arguments is [{ Items: { } items }] && items.All(static i => i.Text is not null) => Bounded(string.Join(text, items.Select(static i => i.Text))),
            "join" when first is not null => Bounded(string.Join(text, first.AsEnumerable())),
            "replace" when first is { Length: > 0 } && second is not null && second.Length <= first.Length => text.Replace(first, second, StringComparison.Ordinal),
            "strip" when arguments.Count == 0 => text.Trim(),
            "lower" => text.ToLowerInvariant(),
            "upper" => text.ToUpperInvariant(),
            "encode" or "format" when arguments.Count == 0 => text,
            "decode" when first is "hex" or "base64" or "rot13" or "rot_13" => Decode("codecs.decode", text, first),
            "decode" => text,
            "format" when arguments.All(static a => a.Text is not null) => Braces(text, [.. arguments.Select(static a => a.Text!)]),
            _ => null,
        };
    }

    /// <summary>The value of a known function of texts; null when it is not known.</summary>
    public static string? Function(string path, IReadOnlyList<CodeValue> arguments, IReadOnlyList<PythonNode> nodes)
    {
        if (path == "builtins.chr" && nodes.Count == 1)
        {
            return Number(nodes[0].Text) is { } code and >= 0 and <= 0x10FFFF && Rune.IsValid((int)code) ? new Rune((int)code).ToString() : null;
        }

        if (path is "os.path.join" or "posixpath.join" or "pathlib.Path" && arguments.Count > 0)
        {
            return Bounded(string.Join('/', arguments.Select(static a => a.Text ?? "?")));
        }

        if (arguments.Count == 0 || arguments[0].Text is not { } text)
        {
            return null;
        }

        return path switch
        {
            "builtins.str" or "builtins.bytes" or "os.path.expanduser" or "os.path.expandvars" or "os.path.abspath" or "builtins.bytearray" => text,
            "builtins.reversed" => Reversed(text),
            _ => Decode(path, text, arguments.Count > 1 ? arguments[1].Text : null),
        };
    }

    /// <summary>The text read backwards.</summary>
    public static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string? Decode(string path, string text, string? encoding)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        switch ((path, encoding))
        {
            case ("base64.b64decode" or "base64.standard_b64decode" or "base64.decodebytes" or "binascii.a2b_base64", _) or ("codecs.decode", "base64"):
                return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.Latin1.GetString(bytes, 0, count) : null;
            case ("base64.urlsafe_b64decode", _):
                return Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/'), bytes, out var safe) ? Encoding.Latin1.GetString(bytes, 0, safe) : null;
            case ("builtins.bytes.fromhex" or "builtins.bytearray.fromhex" or "binascii.unhexlify" or "binascii.a2b_hex" or "base64.b16decode", _) or ("codecs.decode", "hex"):
                var digits = text.Replace(" ", "", StringComparison.Ordinal);
                return digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit) ? Encoding.Latin1.GetString(Convert.FromHexString(digits)) : null;
            case ("codecs.decode" or "codecs.encode", "rot13" or "rot_13"):
                return string.Concat(text.Select(static c => char.IsAsciiLetter(c) ? (char)((((c | 32) - 'a' + 13) % 26) + 'a' - (c & 32 ^ 32)) : c));
            default:
                return null;
        }
    }

    private static string? Percent(string format, IReadOnlyList<string> arguments)
    {
        var parts = format.Split("%s");
        return parts.Length != arguments.Count + 1
            ? null
            : Bounded(string.Concat(parts.Select((part, i) => part + (i < arguments.Count ? arguments[i] : ""))));
    }

    private static string? Braces(string format, IReadOnlyList<string> arguments)
    {
        var value = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            var end = format[i] == '{' ? format.IndexOf('}', i) : -1;
            if (end < 0)
            {
                value.Append(format[i]);
                continue;
            }

            var field = format.AsSpan(i + 1, Math.Min(end - i - 1, 8));
            var index = field.IsEmpty ? next++ : int.TryParse(field, CultureInfo.InvariantCulture, out var given) ? given : -1;
            if (index < 0 || index >= arguments.Count || value.Length > Longest)
            {
                return null;
            }

            value.Append(arguments[index]);
            i = end;
        }

        return Bounded(value.ToString());
    }

    /// <summary>A number as Python writes it; null when it is none.</summary>
    public static long? Number(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Bounded(string text) => text.Length <= Longest ? text : null;
}
