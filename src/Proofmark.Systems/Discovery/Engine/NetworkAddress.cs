using System.Text.RegularExpressions;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>
/// Scheme and host of an address (RFC 3986, 3.1 and 3.2), read strictly: where two programs could disagree on the host (white space, backslashes, percent signs, a port that is no number,
/// a variable), there is no answer.
/// </summary>
/// <param name="Scheme">In lower case.</param>
/// <param name="Host">In lower case, without user, brackets and port.</param>
internal sealed partial record NetworkAddress(string Scheme, string Host)
{
    /// <summary>Reads an address; null when its host cannot be told.</summary>
    public static NetworkAddress? Read(string text)
    {
        var match = Form().Match(text);
        return match.Success ? new NetworkAddress(match.Groups["scheme"].Value.ToLowerInvariant(), match.Groups["host"].Value.ToLowerInvariant()) : null;
    }

    [GeneratedRegex(
        @"\A(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[A-Za-z0-9._~!$&'()*+,;=:-]*@)?(?:(?<host>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)|\[(?<host>[0-9A-Fa-f:.]+)\])(?::[0-9]{1,5})?(?:[/?#][\x21-\x5B\x5D-\x7E]*)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
