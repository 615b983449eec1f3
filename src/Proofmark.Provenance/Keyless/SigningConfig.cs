namespace Proofmark.Provenance.Keyless;

/// <summary>A service of a Sigstore instance.</summary>
/// <param name="Address">Its address: https, or http on this machine.</param>
/// <param name="MajorApiVersion">Major version of its interface.</param>
/// <param name="From">First moment at which it may be used.</param>
/// <param name="Until">Last moment at which it may be used; null for no bound.</param>
/// <param name="Operator">Who runs it.</param>
public sealed record SigstoreService(Uri Address, int MajorApiVersion, DateTimeOffset From, DateTimeOffset? Until, string Operator)
{
    internal bool IsValidAt(DateTimeOffset moment) => From <= moment && (Until is null || moment <= Until);
}

/// <summary>How many of several services must be used.</summary>
public enum ServiceSelector
{
    /// <summary>Any one.</summary>
    Any,

    /// <summary>All.</summary>
    All,

    /// <summary>So many as a number beside says.</summary>
    Exact,
}

/// <summary>How services of one kind are chosen.</summary>
/// <param name="Selector">How many.</param>
/// <param name="Count">The number, for <see cref="ServiceSelector.Exact"/>.</param>
public sealed record ServiceRule(ServiceSelector Selector, int Count);

/// <summary>Where the services of a Sigstore instance are (sigstore/protobuf-specs, sigstore_trustroot.proto, SigningConfig 0.2).</summary>
/// <param name="Authorities">Certificate authorities (Fulcio).</param>
/// <param name="Issuers">OpenID Connect issuers; tokens are not fetched from them here.</param>
/// <param name="Logs">Transparency logs (Rekor).</param>
/// <param name="LogRule">How many logs.</param>
/// <param name="TimestampAuthorities">RFC 3161 authorities.</param>
/// <param name="TimestampRule">How many of them.</param>
public sealed record SigningConfig(
    IReadOnlyList<SigstoreService> Authorities,
    IReadOnlyList<SigstoreService> Issuers,
    IReadOnlyList<SigstoreService> Logs,
    ServiceRule LogRule,
    IReadOnlyList<SigstoreService> TimestampAuthorities,
    ServiceRule TimestampRule);
