using System.Text;

namespace Proofmark.Provenance.Tokens;

/// <summary>Attributes of one component of a PKCS #11 URI, percent-decoded (RFC 7512, 2.3).</summary>
internal sealed class TokenUriAttributes
{
    private const string Unreserved = "-._~";
    private const string PathOnly = ":[]@!$'()*+,=&";
    private const string QueryOnly = ":[]@!$'()*+,=/?|";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly HashSet<string> OfToken = new(StringComparer.Ordinal)
    {
        "token", "manufacturer", "serial", "model", "library-manufacturer", "library-description", "library-version", "slot-manufacturer", "slot-description",
    };

    private static readonly HashSet<string> OfKey = new(StringComparer.Ordinal) { "object", "id", "type", "slot-id" };
    private static readonly HashSet<string> OfQuery = new(StringComparer.Ordinal) { "pin-source", "pin-value", "module-name", "module-path" };

    private readonly Dictionary<string, byte[]> values = new(StringComparer.Ordinal);

    /// <summary>Names of the attributes that are there.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>True for an attribute that describes a library, a slot or a token by text.</summary>
    public static bool DescribesToken(string name) => OfToken.Contains(name);

    /// <summary>Reads the path: <c>name=value;name=value</c>.</summary>
    /// <exception cref="FormatException">It is wrong, or an attribute is not known.</exception>
    public static TokenUriAttributes ReadPath(string text)
    {
        var attributes = new TokenUriAttributes();
        attributes.Read(text, ';', PathOnly, static name => OfToken.Contains(name) || OfKey.Contains(name) ? true : throw new FormatException($"its attribute '{name}' is not known, so no key can fit it"));
        return attributes;
    }

    /// <summary>Reads the query: <c>name=value&amp;name=value</c>. Attributes that are not known are left out.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static TokenUriAttributes ReadQuery(string text)
    {
        var attributes = new TokenUriAttributes();
        attributes.Read(text, '&', QueryOnly, OfQuery.Contains);
        return attributes;
    }

    /// <summary>A value as text; null when the attribute is not there.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var bytes) ? Strict.GetString(bytes) : null;

    /// <summary>A value as bytes; null when the attribute is not there.</summary>
    public byte[]? Bytes(string name) => values.GetValueOrDefault(name);

    private void Read(string text, char separator, string allowed, Func<string, bool> isKnown)
    {
        if (text.Length == 0)
        {
            return;
        }

        foreach (var attribute in text.Split(separator))
        {
            var equals = attribute.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !attribute[..equals].All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                throw new FormatException("an attribute is not written name=value");
            }

            var name = attribute[..equals];
            var value = Decode(name, attribute[(equals + 1)..], allowed);
            if (isKnown(name) && !values.TryAdd(name, value))
            {
                throw new FormatException($"its attribute '{name}' stands twice");
            }
        }
    }

    private static byte[] Decode(string name, string text, string allowed)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add(char.IsAsciiLetterOrDigit(text[i]) || Unreserved.Contains(text[i], StringComparison.Ordinal) || allowed.Contains(text[i], StringComparison.Ordinal)
                    ? (byte)text[i]
                    : throw new FormatException($"the value of '{name}' has a character that is written as % and two hexadecimal digits"));
            }
        }

        return name == "id" ? [.. bytes] : CheckText(name, [.. bytes]);
    }

    // Text with a zero would be cut off by a module that takes it for the end.
    private static byte[] CheckText(string name, byte[] bytes)
    {
        try
        {
            return !Strict.GetString(bytes).Contains('\0', StringComparison.Ordinal) ? bytes : throw new FormatException($"the value of '{name}' contains a zero");
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException($"the value of '{name}' is no UTF-8");
        }
    }
}
