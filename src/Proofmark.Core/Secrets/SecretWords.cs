using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Proofmark.Core.Secrets;

/// <summary>Tells secrets by the name of their field and by their form. What stands for a secret that is kept elsewhere (<c>${TOKEN}</c>) is none.</summary>
public static partial class SecretWords
{
    private static readonly FrozenSet<string> Secret = FrozenSet.Create(
        StringComparer.Ordinal,
        "key", "apikey", "token", "secret", "password", "passwd", "passphrase", "pwd", "pat", "credential", "credentials", "auth", "authorization", "bearer", "cookie", "signature", "sig", "jwt");

    // PGPASSWORD, MYTOKEN
    private static readonly string[] Endings = ["password", "passwd", "token", "secret", "apikey"];

    // What a name ends in when it says where a secret is, not what it is.
    private static readonly FrozenSet<string> Pointer = FrozenSet.Create(StringComparer.Ordinal, "file", "path", "url", "uri", "id", "name", "type", "endpoint", "host", "mode");

    /// <summary>True when a field of this name holds a secret in clear.</summary>
    public static bool IsSecret(string name, string value) =>
        value.Length > 0 && !IsPlaceholder(value) && (IsToken(value) || (Names(name) && value is not ("true" or "false") && !value.All(char.IsAsciiDigit)));

    /// <summary>True when a name says that its value is a secret.</summary>
    public static bool Names(string name)
    {
        var words = NameParts.Of(name).ToList();
        return words.Count > 0 && (words[^1] == "pass" || words.Exists(static w => Secret.Contains(w) || Endings.Any(e => w.EndsWith(e, StringComparison.Ordinal)))) && !Pointer.Contains(words[^1]);
    }

    /// <summary>True when text holds something in the form in which a well-known service issues its tokens.</summary>
    public static bool IsToken(string text) => Token().IsMatch(text);

    /// <summary>Text with every token of a known form replaced.</summary>
    public static string WithoutTokens(string text, string instead) => Token().Replace(text, m => m.Groups["before"].Value + instead);

    /// <summary>True for what is filled in later or meant as an example.</summary>
    public static bool IsPlaceholder(string value)
    {
        var plain = value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value[7..].Trim() : value.Trim();
        return plain.Length == 0
            || plain.StartsWith('$') || plain.StartsWith('%') || plain.StartsWith('<') || plain.Contains("${", StringComparison.Ordinal) || plain.Contains("{{", StringComparison.Ordinal)
            || plain.StartsWith("your", StringComparison.OrdinalIgnoreCase) || plain.Contains("_here", StringComparison.OrdinalIgnoreCase) || plain.Contains("-here", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith("op://", StringComparison.Ordinal) || plain.All(static c => c is '*' or 'x' or 'X' or '.' or '…');
    }

    /// <summary>True for nothing but references to variables: stricter than an example, since what follows a reference may be a secret.</summary>
    public static bool IsReference(string value) => Reference().IsMatch(value);

    /// <summary>True for a run of letters and digits that reads like one drawn at random: letters of both cases and digits that change places more often than in words.</summary>
    public static bool IsRandom(ReadOnlySpan<char> run)
    {
        const int ShortestMixed = 20;
        const int ShortestLower = 24;
        var (upper, lower, digits, changes) = (0, 0, 0, 0);
        for (var i = 0; i < run.Length; i++)
        {
            upper += char.IsAsciiLetterUpper(run[i]) ? 1 : 0;
            lower += char.IsAsciiLetterLower(run[i]) ? 1 : 0;
            digits += char.IsAsciiDigit(run[i]) ? 1 : 0;
            changes += i > 0 && Kind(run[i]) != Kind(run[i - 1]) ? 1 : 0;
        }

        return upper > 0 && lower > 0 && digits > 0
            ? run.Length >= ShortestMixed && changes * 5 >= run.Length * 2
            : run.Length >= ShortestLower && digits >= 4 && changes * 4 >= run.Length;
    }

    private static int Kind(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : 2;

    [GeneratedRegex(
        @"(?<before>\A|[^A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{16,}|[rs]k_(?:live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|xox[abeprs]-[A-Za-z0-9-]{10,}|A[KS]IA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{30,}|ya29\.[0-9A-Za-z_-]{20,}|glpat-[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|lsv2_[A-Za-z0-9_]{20,}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?|-----BEGIN [A-Z ]*PRIVATE KEY-----[^$]*)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A(?:\$\{[A-Za-z0-9_:.-]+\}|\$[A-Za-z_][A-Za-z0-9_]*|%[A-Za-z_][A-Za-z0-9_]*%|\{\{[^{}]*\}\}|\{[A-Za-z_][A-Za-z0-9_]*\}|<[^<>]*>|[:*])+\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
