using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Trust;

/// <summary>A trusted root, or everything that is wrong with it.</summary>
/// <param name="Root">The root; null when anything is wrong.</param>
/// <param name="Errors">All mistakes with their places.</param>
public sealed record TrustedRootReading(TrustedRoot? Root, IReadOnlyList<DocumentError> Errors);

/// <summary>
/// Reads <c>trusted_root.json</c>, alone or inside a client trust configuration. A validity without a start is refused: an open start would trust a key for all time.
/// </summary>
public static class TrustedRootReader
{
    private const string MediaType = "application/vnd.dev.sigstore.trustedroot";

    /// <summary>Reads a root.</summary>
    /// <param name="file">Name for error messages; becomes the root's name.</param>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and nodes.</param>
    public static TrustedRootReading Read(string file, ReadOnlySpan<byte> json, Limits limits)
    {
        var errors = new List<DocumentError>();
        var root = SigstoreDocument.Open(file, json, limits, errors, "trustedRoot") is { } fields ? Root(file, fields) : null;
        return errors.Count == 0 ? new TrustedRootReading(root, []) : new TrustedRootReading(null, errors);
    }

    private static TrustedRoot Root(string file, DocumentFields fields)
    {
        if (!fields.RequiredText("mediaType").StartsWith(MediaType, StringComparison.Ordinal))
        {
            fields.Fail("mediaType", "a trusted root of Sigstore is expected here");
        }

        return new TrustedRoot(
            file,
            [.. fields.MappingList("tlogs").Select(Log).OfType<TrustedLog>()],
            [.. fields.MappingList("certificateAuthorities").Select(Authority).OfType<TrustedAuthority>()],
            [.. fields.MappingList("ctlogs").Select(Log).OfType<TrustedLog>()],
            [.. fields.MappingList("timestampAuthorities").Select(Authority).OfType<TrustedAuthority>()]);
    }

    private static TrustedLog? Log(DocumentFields fields)
    {
        if (fields.OptionalMapping("publicKey") is not { } key || ValidFor(key) is not { } period)
        {
            fields.Fail("publicKey", "a key with a start of its validity is required here");
            return null;
        }

        var raw = key.RequiredBytes("rawBytes");
        var isRead = KeyDetails.TryRead(key.RequiredText("keyDetails"), raw, out var read, out var scheme, out _);
        var id = fields.OptionalMapping("logId")?.OptionalBytes("keyId") ?? ReadOnlyMemory<byte>.Empty;
        if (id.Length == 0)
        {
            fields.Fail("logId", "the log's identifier is required here");
        }

        return new TrustedLog(fields.OptionalText("baseUrl") ?? "", id, isRead ? read : null, scheme ?? SignatureScheme.EcdsaSha256, period);
    }

    private static TrustedAuthority? Authority(DocumentFields fields)
    {
        var period = ValidFor(fields);
        var chain = fields.OptionalMapping("certChain")?.MappingList("certificates") ?? [];
        if (period is null || chain.Count == 0)
        {
            fields.Fail("certChain", "certificates and a start of their validity are required here");
            return null;
        }

        var certificates = new List<Certificate>();
        foreach (var written in chain)
        {
            if (Certificate.TryRead(written.RequiredBytes("rawBytes"), out var certificate, out var problem))
            {
                certificates.Add(certificate);
            }
            else
            {
                written.Fail("rawBytes", problem);
            }
        }

        return new TrustedAuthority(fields.OptionalText("uri") ?? "", certificates, period);
    }

    private static ValidityPeriod? ValidFor(DocumentFields fields) =>
        fields.OptionalMapping("validFor") is { } period && period.OptionalTimestamp("start") is { } start ? new ValidityPeriod(start, period.OptionalTimestamp("end")) : null;
}
