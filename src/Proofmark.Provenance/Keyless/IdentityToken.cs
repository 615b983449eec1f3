using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.Keyless;

/// <summary>
/// An OpenID Connect identity token (a JWT): whom it names and for how long. Its signature is for the certificate authority to verify. Whoever holds the token can sign
/// as this identity, so it is never shown.
/// </summary>
public sealed class IdentityToken
{
    private const int MostCharacters = 64 * 1024;
    private const string Audience = "sigstore";

    private IdentityToken(string value, string subject, string issuer, DateTimeOffset expires, IReadOnlyList<string> names) =>
        (Value, Subject, Issuer, Expires, CertificateNames) = (value, subject, issuer, expires, names);

    /// <summary>Whom it names: the e-mail address, or the subject where there is none.</summary>
    public string Subject { get; }

    /// <summary>Who vouches for the name: the issuer, or whom a broker names as the source (claim <c>federated_claims.connector_id</c>).</summary>
    public string Issuer { get; }

    /// <summary>
    /// What a certificate for this token may be called: the e-mail address where there is one; else the subject, or the address of the workflow (claims <c>job_workflow_ref</c> of
    /// GitHub and <c>ci_config_ref_uri</c> of GitLab), as Fulcio writes them (fulcio, docs/oidc.md).
    /// </summary>
    public IReadOnlyList<string> CertificateNames { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>The token, a secret.</summary>
    internal string Value { get; }

    /// <summary>Reads a token.</summary>
    /// <param name="text">The token.</param>
    /// <param name="now">The moment; a token that has ended, or has not begun, is refused.</param>
    /// <param name="token">The token.</param>
    /// <param name="problem">Why it cannot be used; never any part of it.</param>
    public static bool TryRead(string text, DateTimeOffset now, [NotNullWhen(true)] out IdentityToken? token, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = null;
        var trimmed = text.Trim();
        var parts = trimmed.Split('.');
        if (trimmed.Length > MostCharacters || parts.Length != 3 || !trimmed.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || Claims(parts[1]) is not { } claims)
        {
            problem = "this is no identity token (a JWT of three parts)";
            return false;
        }

        return TryRead(trimmed, claims, now, out token, out problem);
    }

    /// <inheritdoc />
    public override string ToString() => $"identity token of {Subject}, issued by {Issuer}";

    private static bool TryRead(string text, DocumentMapping claims, DateTimeOffset now, out IdentityToken? token, out string? problem)
    {
        token = null;
        var issuer = (claims["federated_claims"] as DocumentMapping is { } source ? Text(source, "connector_id") : null) ?? Text(claims, "iss");
        var subject = Text(claims, "email") ?? Text(claims, "sub");
        problem = (issuer, subject) is (null, _) or (_, null) ? "the identity token names no issuer or no subject"
            : !HasAudience(claims) ? $"the identity token is not meant for '{Audience}'"
            : Time(claims, "exp") is not { } expires ? "the identity token does not say when it ends"
            : expires <= now ? $"the identity token ended at {expires:u}; get a new one"
            : Time(claims, "nbf") is { } begins && begins > now.AddMinutes(1) ? $"the identity token begins at {begins:u}"
            : null;
        if (problem is null)
        {
            token = new IdentityToken(text, subject!, issuer!, Time(claims, "exp")!.Value, NamesOf(claims));
        }

        return problem is null;
    }

    private static IReadOnlyList<string> NamesOf(DocumentMapping claims) => Text(claims, "email") is { } email
        ? [email]
        : [.. new[] { Text(claims, "sub"), Prefixed("https://github.com/", Text(claims, "job_workflow_ref")), Prefixed("https://", Text(claims, "ci_config_ref_uri")) }.OfType<string>()];

    private static string? Prefixed(string prefix, string? text) => text is null ? null : prefix + text;

    private static DocumentMapping? Claims(string part)
    {
        var base64 = part.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var length)
            && DocumentReader.ReadJson("token", bytes.AsSpan(0, length), Limits.Default) is { Root: DocumentMapping claims, Errors.Count: 0 } ? claims : null;
    }

    private static string? Text(DocumentMapping claims, string name) => claims[name]?.AsString() is { Length: > 0 } text ? text : null;

    private static DateTimeOffset? Time(DocumentMapping claims, string name) =>
        claims[name] is DocumentScalar { Kind: ScalarKind.WholeNumber } number && long.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool HasAudience(DocumentMapping claims) => claims["aud"] switch
    {
        DocumentSequence list => list.Items.Any(static one => one.AsString() == Audience),
        var one => one?.AsString() == Audience,
    };
}
