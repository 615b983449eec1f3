using System.Security.Cryptography;
using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Transparency;

/// <summary>
/// What an entry of a log says was signed, by whom: read from the canonical body and held against the bundle. An entry about something else proves nothing.
/// </summary>
internal static class LogEntryContent
{
    private const string Mismatch = "log-entry-mismatch";

    /// <summary>Rejects unless the entry is about this bundle: its kind, its digest, its signature, its verifier.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bundle">The bundle that carries it.</param>
    /// <param name="verifier">The certificate (DER) or key (SubjectPublicKeyInfo) that verifies the signature.</param>
    /// <param name="artifact">SHA-256, SHA-384 or SHA-512 of the artifact by name, for a message signature.</param>
    public static void Check(LogEntry entry, SigstoreBundle bundle, ReadOnlyMemory<byte> verifier, Func<HashAlgorithmName, byte[]?> artifact)
    {
        var reading = DocumentReader.ReadJson("log entry", entry.Body.Span, Limits.Default with { MaxDocumentBytes = Limits.Default.MaxReportBytes });
        Rejection.Unless(reading.Errors.Count == 0 && reading.Root is DocumentMapping, "log-entry-malformed", "the body of the log entry is no JSON object");
        var body = reading.Root!;
        var kind = Text(body["kind"]);
        var version = Text(body["apiVersion"]);
        Rejection.Unless(
            (entry.Kind.Length == 0 || entry.Kind == kind) && (entry.KindVersion.Length == 0 || entry.KindVersion == version), Mismatch, "the body of the log entry is of another kind than the entry says");
        var spec = body["spec"];
        switch (kind, version)
        {
            case ("hashedrekord", "0.0.1"):
                Same(Hex(spec?["data"]?["hash"]?["value"]), Hash(bundle, artifact, Text(spec?["data"]?["hash"]?["algorithm"])), "digest");
                Same(Base64(spec?["signature"]?["content"]), bundle.Signature, "signature");
                Same(Pem(Base64(spec?["signature"]?["publicKey"]?["content"])), verifier, "verifier");
                break;
            case ("hashedrekord", "0.0.2"):
                var record = spec?["hashedRekordV002"];
                Same(Base64(record?["data"]?["digest"]), Hash(bundle, artifact, Text(record?["data"]?["algorithm"])), "digest");
                Same(Base64(record?["signature"]?["content"]), bundle.Signature, "signature");
                Same(Raw(record?["signature"]?["verifier"]), verifier, "verifier");
                break;
            case ("dsse", "0.0.1"):
                Payload(Hex(spec?["payloadHash"]?["value"]), bundle, Text(spec?["payloadHash"]?["algorithm"]));
                var signature = Single(spec?["signatures"]);
                Same(Base64(signature["signature"]), EnvelopeOf(bundle).Signatures[0].Value, "signature");
                Same(Pem(Base64(signature["verifier"])), verifier, "verifier");
                break;
            case ("dsse", "0.0.2"):
                var envelope = spec?["dsseV002"];
                Payload(Base64(envelope?["payloadHash"]?["digest"]), bundle, Text(envelope?["payloadHash"]?["algorithm"]));
                var one = Single(envelope?["signatures"]);
                Same(Base64(one["content"]), EnvelopeOf(bundle).Signatures[0].Value, "signature");
                Same(Raw(one["verifier"]), verifier, "verifier");
                break;
            case ("intoto", "0.0.2"):
                var content = spec?["content"];
                Payload(Hex(content?["payloadHash"]?["value"]), bundle, Text(content?["payloadHash"]?["algorithm"]));
                var signed = Single(content?["envelope"]?["signatures"]);
                // This kind encodes the signature, which is base64 already, once more.
                Same(Base64(Encoding.UTF8.GetString(Base64(signed["sig"]).Span)), EnvelopeOf(bundle).Signatures[0].Value, "signature");
                Same(Pem(Base64(signed["publicKey"])), verifier, "verifier");
                break;
            default:
                throw new Rejection("log-entry-kind", $"log entries of the kind '{kind}' {version} are not supported");
        }
    }

    private static DsseEnvelope EnvelopeOf(SigstoreBundle bundle) => bundle.Envelope ?? throw new Rejection(Mismatch, "the log entry is about an envelope, and the bundle has none");

    private static void Payload(ReadOnlyMemory<byte> logged, SigstoreBundle bundle, string algorithm) =>
        Same(logged, CryptographicOperations.HashData(HashName(algorithm), EnvelopeOf(bundle).Payload.Span), "payload");

    // For an envelope the record is about what its signature covers: the digest of the encoding, not of the payload.
    private static byte[] Hash(SigstoreBundle bundle, Func<HashAlgorithmName, byte[]?> artifact, string algorithm)
    {
        var name = HashName(algorithm);
        return bundle.Envelope is { } envelope
            ? CryptographicOperations.HashData(name, PreAuthenticationEncoding.Of(envelope.PayloadType, envelope.Payload.Span))
            : artifact(name) ?? throw new Rejection("artifact-digest-unavailable", $"the log entry names the {algorithm} digest of the artifact, which is not at hand");
    }

    private static HashAlgorithmName HashName(string written) => written switch
    {
        "sha256" or "SHA2_256" => HashAlgorithmName.SHA256,
        "sha384" or "SHA2_384" => HashAlgorithmName.SHA384,
        "sha512" or "SHA2_512" => HashAlgorithmName.SHA512,
        _ => throw new Rejection("log-entry-kind", $"log entries with digests of the kind '{written}' are not supported"),
    };

    private static void Same(ReadOnlyMemory<byte> logged, ReadOnlyMemory<byte> own, string what) =>
        Rejection.Unless(logged.Length > 0 && logged.Span.SequenceEqual(own.Span), Mismatch, $"the log entry has another {what} than the bundle");

    private static DocumentNode Single(DocumentNode? list) =>
        list is DocumentSequence { Items: [var one] } ? one : throw new Rejection(Mismatch, "the log entry is not about exactly one signature");

    private static string Text(DocumentNode? node) => node?.AsString() ?? "";

    private static ReadOnlyMemory<byte> Raw(DocumentNode? verifier) => Base64((verifier?["x509Certificate"] ?? verifier?["publicKey"])?["rawBytes"]);

    private static ReadOnlyMemory<byte> Base64(DocumentNode? node) => Base64(Text(node));

    private static ReadOnlyMemory<byte> Base64(string text) => StrictBase64.TryDecode(text, out var bytes) ? bytes : throw Malformed();

    private static ReadOnlyMemory<byte> Hex(DocumentNode? node)
    {
        var text = Text(node);
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : throw Malformed();
    }

    private static ReadOnlyMemory<byte> Pem(ReadOnlyMemory<byte> text)
    {
        var pem = Encoding.UTF8.GetString(text.Span);
        return PemEncoding.TryFind(pem, out var fields) && pem.AsSpan()[fields.Label] is "CERTIFICATE" or "PUBLIC KEY" ? Convert.FromBase64String(pem[fields.Base64Data]) : throw Malformed();
    }

    private static Rejection Malformed() => new("log-entry-malformed", "the body of the log entry is malformed");
}
