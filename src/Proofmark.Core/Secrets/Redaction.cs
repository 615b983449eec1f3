using System.Buffers;
using System.Text.RegularExpressions;

namespace Proofmark.Core.Secrets;

/// <summary>
/// Takes secrets out of text that becomes part of a fact: what stands before an <c>@</c> in addresses, values of queries and fragments, tokens of known forms, values of options and
/// variables with a telling name, and runs of characters that look drawn at random. Digests, commits, versions and references to variables stay.
/// </summary>
public static partial class Redaction
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mark = "[redacted]";

    // More than any fact shows. What is cut is cut between words, so that no half of a secret escapes.
    private const int LongestRead = 4096;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n,;/&?#");

    /// <summary>The text without secrets; of long text the beginning.</summary>
    public static string Of(string text) => Of(text, evident: false);

    /// <summary>The text without what certainly is a secret: tokens of known forms and what stands before an <c>@</c> in addresses. Everything else, and so the evidence of an attack, stays.</summary>
    public static string OfEvidence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SecretWords.WithoutTokens(Address().Replace(text, static m => AddressRedaction.WithoutUser(m.Value)), Mark);
    }

    /// <summary>True when text evidently holds a secret in clear.</summary>
    public static bool Finds(string text) => !text.Contains(Mark, StringComparison.Ordinal) && Of(text, evident: true).Contains(Mark, StringComparison.Ordinal);

    private static string Of(string text, bool evident)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestRead)
        {
            text = text[..(text.AsSpan(0, LongestRead).LastIndexOfAny(Ends) + 1)] + "…";
        }

        var clean = Address().Replace(text, m => AddressRedaction.Of(m.Value, evident));
        clean = SecretWords.WithoutTokens(clean, Mark);
        clean = Assignment().Replace(clean, Assigned);
        clean = Option().Replace(clean, Assigned);
        clean = ShortOption().Replace(clean, static m => IsPlain(m.Groups["value"].Value) ? m.Value : m.Groups["option"].Value + Mark);
        clean = LooseUser().Replace(clean, static m => m.Groups["secret"].Value == Mark || SecretWords.IsReference(m.Groups["secret"].Value) ? m.Value : $"{m.Groups["before"].Value}{Mark}@");
        clean = BeforeRegistry().Replace(clean, BeforeHost);
        return Run().Replace(clean, static m => IsIdentity(m.Value) || !SecretWords.IsRandom(m.Value) ? m.Value : Mark);
    }

    // Ports, versions and variables; a user without a password.
    private static bool IsPlain(string value) => value == Mark || SecretWords.IsReference(value) || value.All(static c => char.IsAsciiDigit(c) || c is ':' or '.' or '/');

    private static string BeforeHost(Match match) =>
        match.Groups["user"].Value is var user && (user is "git" or Mark || SecretWords.IsReference(user)) ? match.Value : $"{match.Groups["before"].Value}{Mark}@{match.Groups["rest"].Value}";

    private static string Assigned(Match match)
    {
        var (name, between, value) = (match.Groups["name"].Value, match.Groups["between"].Value, match.Groups["value"].Value);
        return SecretWords.IsSecret(name, value.Trim('"', '\'')) && value != Mark ? name + between + Mark : match.Value;
    }

    // Digests and commits, which are what a reader needs to see.
    private static bool IsIdentity(string run) => run.Length is 32 or 40 or 64 or 96 or 128 && run.All(char.IsAsciiHexDigitLower);

    // Up to white space or a quote: secrets often hold characters that no address may hold.
    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9+.-]*://[^\s""'`]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // --api-key=VALUE, API_KEY=VALUE, "Authorization: Bearer VALUE", password: VALUE
    [GeneratedRegex(@"(?<name>[A-Za-z][A-Za-z0-9_.-]*)(?<between>=\s*|:\s+(?:Bearer\s+|Basic\s+)?)(?<value>""[^""]*""?|'[^']*'?|[^\s;]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    // --token VALUE
    [GeneratedRegex(@"(?<name>--?[A-Za-z][A-Za-z0-9_.-]*)(?<between>\s+(?:Bearer\s+|Basic\s+)?)(?<value>""[^""]*""?|'[^']*'?|[^\s-]\S*)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    // mysql -pSECRET, server -p SECRET, curl -u user:SECRET
    [GeneratedRegex(@"(?<option>\s-p\s*|\s-u\s*[^\s:]+:)(?<value>[^\s-]\S*)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ShortOption();

    // //user:SECRET@host, https:/user:SECRET@host, https:\\user:SECRET@host: what a program mends before it uses it
    [GeneratedRegex(@"(?<before>[/\\])(?<secret>[^\s/\\:@""']+:[^\s@""']+)@", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LooseUser();

    // user:password@registry.example/image and password@registry.example/image without a scheme; behind the sign of a scope or a version stands no host.
    [GeneratedRegex(@"(?<before>\A|[\s""'=])(?<user>[^\s@/""'=]+)@(?<rest>(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?::[0-9]+)?/)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeRegistry();

    [GeneratedRegex(@"[A-Za-z0-9]{20,}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
