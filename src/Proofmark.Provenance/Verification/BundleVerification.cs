using Proofmark.Core;

namespace Proofmark.Provenance.Verification;

/// <summary>What a verification found: who signed, when, by which witnesses, and which checks ran.</summary>
/// <param name="Outcome">Pass, fail, or not established when something that decides is not at hand.</param>
/// <param name="ReasonCode">Why not pass, kebab-case; null after a pass.</param>
/// <param name="Message">The same for a person; null after a pass.</param>
/// <param name="Signer">Who signed; null when that was not found out.</param>
/// <param name="Times">Moments at which the signature is known to have existed; only what verified.</param>
/// <param name="Logs">Transparency logs that hold the signature; only what verified.</param>
/// <param name="Checks">The checks that ran and held, in order.</param>
public sealed record BundleVerification(
    Outcome Outcome,
    string? ReasonCode,
    string? Message,
    VerifiedSigner? Signer,
    IReadOnlyList<WitnessedTime> Times,
    IReadOnlyList<WitnessedEntry> Logs,
    IReadOnlyList<string> Checks);

/// <summary>Who signed.</summary>
/// <param name="Name">Name in the certificate, or the digest of the key.</param>
/// <param name="Issuer">Who vouched for the name; null for a key.</param>
/// <param name="KeyKind">Kind of the key, for example <c>EC P-256</c>.</param>
/// <param name="KeyDigest">SHA-256 of the SubjectPublicKeyInfo.</param>
public sealed record VerifiedSigner(string Name, string? Issuer, string KeyKind, Digest KeyDigest);

/// <summary>A moment and who witnessed it.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Witness">Address of the authority or log.</param>
public sealed record WitnessedTime(DateTimeOffset Time, string Witness);

/// <summary>An entry in a log.</summary>
/// <param name="Log">Address of the log.</param>
/// <param name="Index">Index of the entry.</param>
public sealed record WitnessedEntry(string Log, long Index);
