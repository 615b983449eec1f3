using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;

namespace Proofmark.Provenance.Bundles;

/// <summary>A bundle, or everything that is wrong with it.</summary>
/// <param name="Bundle">The bundle; null when anything is wrong.</param>
/// <param name="Errors">All mistakes with their places.</param>
public sealed record BundleReading(SigstoreBundle? Bundle, IReadOnlyList<DocumentError> Errors);

/// <summary>
/// Reads Sigstore bundles 0.1 to 0.3 from JSON (sigstore/protobuf-specs, sigstore_bundle.proto). Strict: one content and one kind of material,
/// no key twice, base64 in its one spelling, bounded counts. Fields that are not known are left alone: nothing reads them.
/// </summary>
public static class BundleReader
{
    private const int MostCertificates = 16;
    private const int MostEntries = 32;
    private const int MostTimestamps = 32;
    private const int MostSignatures = 32;
    private const int MostHashes = 64;

    /// <summary>Reads a bundle.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and nodes (those of reports).</param>
    public static BundleReading Read(string file, ReadOnlySpan<byte> json, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var document = DocumentReader.ReadJson(file, json, limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes });
        var errors = new List<DocumentError>(document.Errors);
        if (errors.Count > 0 || document.Root is not DocumentMapping root)
        {
            if (errors.Count == 0)
            {
                errors.Add(new DocumentError(file, 1, 1, "", "an object is expected here"));
            }

            return new BundleReading(null, errors);
        }

        var bundle = Bundle(new DocumentFields(file, "", root, errors));
        return errors.Count == 0 ? new BundleReading(bundle, []) : new BundleReading(null, errors);
    }

    private static SigstoreBundle Bundle(DocumentFields fields)
    {
        var mediaType = fields.RequiredText("mediaType");
        var version = Version(mediaType);
        if (version is null)
        {
            fields.Fail("mediaType", "a Sigstore bundle of version 0.1, 0.2 or 0.3 is expected here");
        }

        var (message, envelope) = Content(fields);
        if (fields.OptionalMapping("verificationMaterial") is not { } material)
        {
            fields.Fail("verificationMaterial", "the field is required");
            return new(BundleVersion.V03, mediaType, [], false, null, null, [], [], message, envelope);
        }

        var (certificates, isChain, hint, embedded) = KeyMaterial(material);
        var entries = Bounded(material, "tlogEntries", MostEntries).Select(Entry).ToList();
        var timestamps = material.OptionalMapping("timestampVerificationData") is { } times
            ? Bounded(times, "rfc3161Timestamps", MostTimestamps).Select(time => time.RequiredBytes("signedTimestamp")).ToList()
            : [];
        return new(version ?? BundleVersion.V03, mediaType, certificates, isChain, hint, embedded, entries, timestamps, message, envelope);
    }

    private static BundleVersion? Version(string mediaType) => mediaType switch
    {
        "application/vnd.dev.sigstore.bundle+json;version=0.1" => BundleVersion.V01,
        "application/vnd.dev.sigstore.bundle+json;version=0.2" => BundleVersion.V02,
        "application/vnd.dev.sigstore.bundle+json;version=0.3" or "application/vnd.dev.sigstore.bundle.v0.3+json" => BundleVersion.V03,
        _ => null,
    };

    private static (MessageSignature? Message, DsseEnvelope? Envelope) Content(DocumentFields fields)
    {
        var message = fields.OptionalMapping("messageSignature");
        var envelope = fields.OptionalMapping("dsseEnvelope");
        if (message is null == envelope is null)
        {
            fields.Fail(message is null ? "dsseEnvelope" : "messageSignature", "a bundle has a message signature or an envelope, and not both");
        }

        return (message is null ? null : Message(message), envelope is null ? null : EnvelopeReader.Read(envelope, MostSignatures));
    }

    private static MessageSignature Message(DocumentFields fields)
    {
        var digest = fields.OptionalMapping("messageDigest");
        return new MessageSignature(digest?.OptionalText("algorithm"), digest?.OptionalBytes("digest"), fields.RequiredBytes("signature"));
    }

    private static (List<Certificate> Certificates, bool IsChain, string? Hint, ReadOnlyMemory<byte>? Embedded) KeyMaterial(DocumentFields material)
    {
        var chain = material.OptionalMapping("x509CertificateChain");
        var single = material.OptionalMapping("certificate");
        var key = material.OptionalMapping("publicKey");
        if (new[] { chain, single, key }.Count(kind => kind is not null) != 1)
        {
            material.Fail("certificate", "exactly one of certificate, x509CertificateChain and publicKey is expected here");
        }

        IReadOnlyList<DocumentFields> written = chain is not null ? Bounded(chain, "certificates", MostCertificates) : single is not null ? [single] : [];
        if (chain is not null && written.Count == 0)
        {
            chain.Fail("certificates", "at least one certificate is required");
        }

        return (written.Select(Certificate).OfType<Certificate>().ToList(), chain is not null, key?.OptionalText("hint"), key?.OptionalBytes("rawBytes"));
    }

    private static Certificate? Certificate(DocumentFields fields)
    {
        var raw = fields.RequiredBytes("rawBytes");
        if (raw.Length == 0)
        {
            return null;
        }

        if (!Certificates.Certificate.TryRead(raw, out var certificate, out var problem))
        {
            fields.Fail("rawBytes", problem);
        }

        return certificate;
    }

    /// <summary>An entry of a transparency log; mistakes are told where those of the fields are.</summary>
    internal static LogEntry Entry(DocumentFields fields)
    {
        var kind = fields.OptionalMapping("kindVersion");
        var integrated = fields.Number64("integratedTime");
        if (integrated > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            fields.Fail("integratedTime", "the moment lies beyond the year 9999");
            integrated = 0;
        }

        var logId = fields.OptionalMapping("logId")?.OptionalBytes("keyId");
        if (logId is not { Length: > 0 })
        {
            fields.Fail("logId", "the log must be named");
        }

        return new LogEntry(
            fields.Number64("logIndex"),
            logId ?? ReadOnlyMemory<byte>.Empty,
            kind?.OptionalText("kind") ?? "",
            kind?.OptionalText("version") ?? "",
            integrated == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(integrated),
            fields.OptionalMapping("inclusionPromise")?.RequiredBytes("signedEntryTimestamp"),
            fields.OptionalMapping("inclusionProof") is { } proof ? Proof(proof) : null,
            fields.RequiredBytes("canonicalizedBody"));
    }

    private static LogInclusionProof Proof(DocumentFields fields)
    {
        var hashes = new List<ReadOnlyMemory<byte>>();
        foreach (var text in fields.StringList("hashes"))
        {
            if (hashes.Count < MostHashes && StrictBase64.TryDecode(text, out var hash) && hash.Length == 32)
            {
                hashes.Add(hash);
                continue;
            }

            fields.Fail("hashes", $"at most {MostHashes} hashes of 32 bytes in base64 are expected here");
            break;
        }

        return new LogInclusionProof(
            fields.Number64("logIndex"), fields.RequiredBytes("rootHash"), fields.Number64("treeSize"), hashes, fields.OptionalMapping("checkpoint")?.RequiredText("envelope"));
    }

    private static IReadOnlyList<DocumentFields> Bounded(DocumentFields fields, string key, int most)
    {
        var list = fields.MappingList(key);
        if (list.Count <= most)
        {
            return list;
        }

        fields.Fail(key, $"at most {most} are expected here");
        return [];
    }
}
