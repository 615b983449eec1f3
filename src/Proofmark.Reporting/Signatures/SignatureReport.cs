using Proofmark.Core;

namespace Proofmark.Reporting.Signatures;

/// <summary>What a verification found, as every output shows it.</summary>
public sealed record SignatureReport
{
    /// <summary>The conclusion as a check result.</summary>
    public required CheckResult Check { get; init; }

    /// <summary>Who signed; null when that was not found out.</summary>
    public SignatureSigner? Signer { get; init; }

    /// <summary>What the user's policy calls the signer; null when no policy was asked or it trusts nobody who signed.</summary>
    public string? TrustedAs { get; init; }

    /// <summary>Moments at which the signature is known to have existed.</summary>
    public required IReadOnlyList<SignatureWitness> Times { get; init; }

    /// <summary>Transparency logs that hold the signature.</summary>
    public required IReadOnlyList<SignatureLog> Logs { get; init; }

    /// <summary>Checks that ran and held, in order.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>What the conclusion does not say because the user asked for less than the files; null when it has no such limit.</summary>
    public string? Reservation { get; init; }

    /// <summary>What was signed about a model; null for another artifact, or when the signature was not read so far.</summary>
    public SignedModel? Model { get; init; }

    /// <summary>What the signer claims about the model; null unless claims were asked for and verified.</summary>
    public SignedClaims? Claims { get; init; }

    /// <summary>What an attestation states; null for anything else, and unless its signature verified.</summary>
    public SignedStatement? Statement { get; init; }
}

/// <summary>What the signer of a model says of it. That it is signed shows who says so, not that it is true.</summary>
/// <param name="Licence">Its licence; absent when nothing is said.</param>
/// <param name="Card">Name of its model card; absent when nothing is said.</param>
/// <param name="CardDigest">SHA-256 of the card.</param>
/// <param name="CardIsSigned">True when a file of this name and digest is among the signed files of the model; absent without a card.</param>
/// <param name="Parents">Models that it was made from.</param>
public sealed record SignedClaims(string? Licence, string? Card, Digest? CardDigest, bool? CardIsSigned, IReadOnlyList<SignedSubject> Parents);

/// <summary>A statement whose signature verified.</summary>
/// <param name="PredicateType">What kind of thing is stated.</param>
/// <param name="Subjects">What it is stated of.</param>
public sealed record SignedStatement(string PredicateType, IReadOnlyList<SignedSubject> Subjects);

/// <summary>A subject of a statement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">Its SHA-256 digest; absent when it is named by other algorithms only.</param>
public sealed record SignedSubject(string Name, Digest? Digest);

/// <summary>Who signed.</summary>
/// <param name="Name">Name in the certificate, or the digest of the key.</param>
/// <param name="Issuer">Who vouched for the name; absent for a key.</param>
/// <param name="KeyKind">Kind of the key.</param>
/// <param name="KeyDigest">SHA-256 of the SubjectPublicKeyInfo.</param>
public sealed record SignatureSigner(string Name, string? Issuer, string KeyKind, Digest KeyDigest);

/// <summary>A moment and who witnessed it.</summary>
/// <param name="Time">The moment (UTC).</param>
/// <param name="Witness">Address of the authority or log.</param>
public sealed record SignatureWitness(DateTimeOffset Time, string Witness);

/// <summary>An entry in a log.</summary>
/// <param name="Log">Address of the log.</param>
/// <param name="Index">Index of the entry.</param>
public sealed record SignatureLog(string Log, long Index);

/// <summary>What was signed about a model, and how the model differs.</summary>
/// <param name="Root">Root digest; absent for statements of release 0.2.0, which have none.</param>
/// <param name="Dialect"><c>v1.0</c>, or <c>v0.2</c> for statements of the first release.</param>
/// <param name="Hash">Hash function of the files.</param>
/// <param name="ShardSize">Bytes of a part; absent when files are hashed whole.</param>
/// <param name="AllowSymlinks">Whether links were followed.</param>
/// <param name="FileCount">Files that were compared.</param>
/// <param name="Missing">Signed and not there.</param>
/// <param name="Extra">There and not signed.</param>
/// <param name="Changed">There with other content.</param>
/// <param name="Ignored">There, and left out by the decision of the signer or the user.</param>
public sealed record SignedModel(
    Digest? Root,
    string Dialect,
    string Hash,
    long? ShardSize,
    bool AllowSymlinks,
    int FileCount,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Extra,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Ignored);
