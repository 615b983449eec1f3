using Proofmark.Provenance.Certificates;

namespace Proofmark.Provenance.Verification;

/// <summary>Which certificates are trusted.</summary>
public sealed class CertificatePolicy
{
    /// <summary>Trusts what the anchors signed.</summary>
    /// <param name="anchors">The certificates that are trusted; at least one.</param>
    /// <param name="at">The moment at which the path must hold; null for now. A moment of the past accepts certificates that have expired since.</param>
    /// <exception cref="ArgumentException">There is no anchor.</exception>
    public CertificatePolicy(IReadOnlyList<Certificate> anchors, DateTimeOffset? at)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        if (anchors.Count == 0)
        {
            throw new ArgumentException("at least one trusted certificate is required", nameof(anchors));
        }

        Anchors = anchors;
        At = at;
    }

    /// <summary>The certificates that are trusted.</summary>
    public IReadOnlyList<Certificate> Anchors { get; }

    /// <summary>The moment at which the path must hold; null for now.</summary>
    public DateTimeOffset? At { get; }
}
