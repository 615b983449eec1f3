using System.Text.RegularExpressions;
using Proofmark.Provenance.Certificates;

namespace Proofmark.Provenance.Verification;

/// <summary>Which identity must have signed: a name and the issuer that vouched for it. Neither counts without the other.</summary>
public sealed class IdentityPolicy
{
    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);

    private readonly Func<string, bool> isName;
    private readonly Func<string, bool> isIssuer;

    private IdentityPolicy(string description, Func<string, bool> isName, Func<string, bool> isIssuer)
    {
        Description = description;
        this.isName = isName;
        this.isIssuer = isIssuer;
    }

    /// <summary>What is asked for, for people.</summary>
    public string Description { get; }

    /// <summary>One exact name by one exact issuer.</summary>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static IdentityPolicy Exact(string name, string issuer)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(issuer);
        return new IdentityPolicy($"{name} by {issuer}", value => value == name, value => value == issuer);
    }

    /// <summary>Names that a regular expression describes, by one exact issuer. The expression must match the whole name. Weaker than <see cref="Exact"/>: anybody whose name fits may have signed.</summary>
    /// <exception cref="ArgumentException">The expression is malformed or one of the two is empty.</exception>
    public static IdentityPolicy Matching(string pattern, string issuer)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        ArgumentException.ThrowIfNullOrEmpty(issuer);
        var whole = new Regex($"\\A(?:{pattern})\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchTime);
        return new IdentityPolicy($"/{pattern}/ by {issuer}", whole.IsMatch, value => value == issuer);
    }

    internal void Check(FulcioIdentity identity)
    {
        Rejection.Unless(identity.Names.Count > 0, "identity-missing", "the certificate names nobody");
        Rejection.Unless(identity.Names.Any(isName), "identity-mismatch", $"{string.Join(", ", identity.Names)} signed, not {Description}");
        Rejection.Unless(identity.Issuer is not null, "issuer-missing", "the certificate does not say who vouched for the identity");
        Rejection.Unless(isIssuer(identity.Issuer!), "issuer-mismatch", $"{identity.Issuer} vouched for the identity; asked for is {Description}");
    }
}
