namespace Proofmark.Core.Secrets;

/// <summary>Takes secrets out of one address with a scheme (RFC 3986, read generously: what a person typed may break its rules).</summary>
internal static class AddressRedaction
{
    private const int LongestPlainHex = 31;

    // Behind these a path names a commit.
    private static readonly string[] BeforeCommit = ["resolve", "blob", "tree", "commit", "commits", "raw", "archive", "tarball", "zip"];

    // Fragments with which pip and npm name a part of a repository.
    private static readonly string[] PlainFragments = ["egg", "subdirectory", "semver", "sha256", "sha512", "commit", "tag", "branch"];

    /// <summary>The address without secrets.</summary>
    /// <param name="address">With a scheme.</param>
    /// <param name="evident">True to leave the values of a query whose names tell nothing: whether they are secrets is not known.</param>
    public static string Of(string address, bool evident)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var (scheme, rest) = (address[..start], address[start..]);
        rest = WithoutUser(rest, scheme.StartsWith("git", StringComparison.OrdinalIgnoreCase));
        var (body, fragment) = Cut(rest, '#');
        var (path, query) = Cut(body, '?');
        var isService = scheme.StartsWith("http", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("ws", StringComparison.OrdinalIgnoreCase);
        return scheme + (isService ? WithoutKeys(path) : path) + (query is null ? "" : "?" + Parameters(query, evident, [])) + (fragment is null ? "" : "#" + Fragment(fragment, evident));
    }

    /// <summary>The address without what stands before its <c>@</c>; the rest stays.</summary>
    public static string WithoutUser(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        return address[..start] + WithoutUser(address[start..], address.StartsWith("git", StringComparison.OrdinalIgnoreCase));
    }

    private static string WithoutUser(string rest, bool isGit)
    {
        var end = rest.IndexOfAny(['/', '?', '#']) is var e and >= 0 ? e : rest.Length;
        var at = rest.LastIndexOf('@', Math.Max(0, end - 1));
        if (at >= 0)
        {
            // A second sign further on may end a password that holds the first.
            return Replaced(rest, isGit ? at : rest.LastIndexOf('@'));
        }

        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && colon < end && !rest.StartsWith('[') ? WithoutBrokenUser(rest, colon, end, isGit) : rest;
    }

    // A password with a slash in it ends the authority early: what looks like a port is its beginning, and the sign stands in what looks like the path.
    private static string WithoutBrokenUser(string rest, int colon, int end, bool isGit)
    {
        var port = rest[(colon + 1)..end];
        var at = rest.LastIndexOf('@');
        if (at < 0)
        {
            return port.All(char.IsAsciiDigit) || SecretWords.IsReference(port) ? rest : rest[..(colon + 1)] + Redaction.Mark + rest[end..];
        }

        // A scope of packages follows a slash, a revision of a repository its path.
        var isPlain = port.Length > 0 && port.All(char.IsAsciiDigit) && (rest[at - 1] == '/' || isGit);
        return isPlain ? rest : Replaced(rest, at);
    }

    private static string Replaced(string rest, int at) => SecretWords.IsReference(rest[..at]) ? rest : Redaction.Mark + rest[at..];

    private static string WithoutKeys(string path)
    {
        var parts = path.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            var isCommit = BeforeCommit.Contains(parts[i - 1]) || parts[i].Contains('@', StringComparison.Ordinal);
            parts[i] = !isCommit && IsKey(parts[i]) ? Redaction.Mark : parts[i];
        }

        return string.Join('/', parts);
    }

    // A long hexadecimal segment or a UUID in the address of a service is the key to it more often than a name.
    private static bool IsKey(string segment)
    {
        var plain = segment.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return (plain.Length > LongestPlainHex && plain.All(char.IsAsciiHexDigit)) || SecretWords.IsRandom(plain);
    }

    private static string Fragment(string fragment, bool evident) =>
        fragment.Contains('=', StringComparison.Ordinal) ? Parameters(fragment, evident, PlainFragments) : fragment;

    private static string Parameters(string text, bool evident, string[] plain) => string.Join('&', text.Split('&').Select(p => Parameter(p, evident, plain)));

    private static string Parameter(string parameter, bool evident, string[] plain)
    {
        var (name, value) = Cut(parameter, '=') is (var before, { } after) ? (before, after) : ("", parameter);
        var stays = value.Length == 0 || SecretWords.IsReference(value) || plain.Contains(name) || (evident && !SecretWords.IsSecret(name, value));
        return stays ? parameter : name.Length == 0 ? Redaction.Mark : $"{name}={Redaction.Mark}";
    }

    private static (string Before, string? After) Cut(string text, char sign) =>
        text.IndexOf(sign, StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);
}
