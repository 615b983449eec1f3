using System.Globalization;
using System.Text;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Trust;

namespace Proofmark.Provenance.Transparency;

/// <summary>The promise of a Rekor v1 log to include an entry: a signature over the canonical JSON (RFC 8785) of body, time, log and index.</summary>
internal static class SignedEntryTimestamp
{
    /// <summary>True when the log signed exactly this entry.</summary>
    public static bool Holds(LogEntry entry, TrustedLog log) =>
        entry is { SignedEntryTimestamp: { } signature, IntegratedTime: { } time } && log.Key is { } key && key.Verify(Signed(entry, time), signature.Span, log.Scheme);

    // Members in canonical order; the values need no escapes.
    private static byte[] Signed(LogEntry entry, DateTimeOffset time) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"body":"{{Convert.ToBase64String(entry.Body.Span)}}","integratedTime":{{time.ToUnixTimeSeconds()}},"logID":"{{Convert.ToHexStringLower(entry.LogId.Span)}}","logIndex":{{entry.LogIndex}}}"""));
}
