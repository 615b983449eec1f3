using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Trust;

/// <summary>
/// Whom a verification trusts: certificate authorities, certificate-transparency logs, transparency logs and time-stamp authorities, each for a time
/// (<c>TrustedRoot</c> of the Sigstore protobuf specifications).
/// </summary>
/// <param name="Name">Where it comes from, for people.</param>
/// <param name="Logs">Transparency logs.</param>
/// <param name="Authorities">Certificate authorities.</param>
/// <param name="CertificateLogs">Certificate-transparency logs.</param>
/// <param name="TimestampAuthorities">Time-stamp authorities; the first certificate of each stamps.</param>
public sealed record TrustedRoot(
    string Name,
    IReadOnlyList<TrustedLog> Logs,
    IReadOnlyList<TrustedAuthority> Authorities,
    IReadOnlyList<TrustedLog> CertificateLogs,
    IReadOnlyList<TrustedAuthority> TimestampAuthorities);

/// <summary>A log.</summary>
/// <param name="BaseUrl">Its address; never called by a verification.</param>
/// <param name="LogId">Identifier of its key.</param>
/// <param name="Key">Its key; null when of a kind that is not supported, which then verifies nothing.</param>
/// <param name="Scheme">How it signs.</param>
/// <param name="ValidFor">When its signatures count.</param>
public sealed record TrustedLog(string BaseUrl, ReadOnlyMemory<byte> LogId, VerificationKey? Key, SignatureScheme Scheme, ValidityPeriod ValidFor);

/// <summary>An authority.</summary>
/// <param name="Uri">Its address; never called by a verification.</param>
/// <param name="Chain">Its certificates, the anchor last.</param>
/// <param name="ValidFor">When what it signs counts.</param>
public sealed record TrustedAuthority(string Uri, IReadOnlyList<Certificate> Chain, ValidityPeriod ValidFor);

/// <summary>A closed interval of time.</summary>
/// <param name="Start">First moment.</param>
/// <param name="End">Last moment, included; null while it lasts.</param>
public sealed record ValidityPeriod(DateTimeOffset Start, DateTimeOffset? End)
{
    /// <summary>True for a moment inside, both ends included.</summary>
    public bool Contains(DateTimeOffset time) => Start <= time && (End is not { } end || time <= end);
}
