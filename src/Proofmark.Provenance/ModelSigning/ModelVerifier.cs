using Proofmark.Core;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning.Caching;
using Proofmark.Provenance.ModelSigning.Lists;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>What the user allows when a model is verified. Everything is off by default.</summary>
public sealed record ModelVerificationOptions
{
    /// <summary>Paths below the model that the user leaves out, besides those of the signature.</summary>
    public IReadOnlyList<string> IgnorePaths { get; init; } = [];

    /// <summary>Accept files below <c>.git</c> and the like that the signature does not cover.</summary>
    public bool AcceptGitPaths { get; init; }

    /// <summary>Accept files that are there and not signed.</summary>
    public bool AcceptUnsignedFiles { get; init; }

    /// <summary>Leave out links to folders, as the reference tool does.</summary>
    public bool SkipLinkedFolders { get; init; }

    /// <summary>Verify these files only; null for the whole model. Others are neither hashed nor looked for.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Digests of an earlier run, taken for files that seem not to have changed since: whoever can write the cache decides what verifies. Null to read every file.</summary>
    public DigestCache? UnsafeCache { get; init; }

    /// <summary>Hold this list against what was signed instead of the files; then nothing is known about the files. Null to read the model.</summary>
    public DigestList? Digests { get; init; }
}

/// <summary>
/// Verifies a model against its signature (OpenSSF Model Signing 1.0, with the dialects of the reference tool since 0.2.0): first the signature,
/// then the statement, then every file.
/// </summary>
public sealed partial class ModelVerifier
{
    private readonly BundleVerifier verifier;
    private readonly VerificationKey? key;
    private readonly ModelVerificationOptions options;
    private readonly Limits limits;

    /// <summary>Makes a verifier.</summary>
    /// <param name="verifier">Whose signature is asked for.</param>
    /// <param name="key">The key, when a key's signature is asked for: the hint in the bundle is held against it.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="limits">Bounds on the bundle and on the model.</param>
    public ModelVerifier(BundleVerifier verifier, VerificationKey? key, ModelVerificationOptions options, Limits limits)
    {
        this.verifier = verifier;
        this.key = key;
        this.options = options;
        this.limits = limits;
    }

    /// <summary>What a trust policy asks further of a signature that verified; null for nothing.</summary>
    internal Func<BundleVerification, Manifest, BundleVerification>? Confine { get; init; }

    /// <summary>Verifies a model.</summary>
    /// <param name="model">A folder, or one file.</param>
    /// <param name="signature">The bundle's file.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public ModelVerification Verify(string model, string signature, IProgress<long>? progress, CancellationToken cancel) =>
        new Run(this, model, signature, progress, cancel).Verify();

    /// <summary>Verifies a signature alone, and gives the model, whose files are then verified when they are opened.</summary>
    /// <param name="model">A folder, or one file.</param>
    /// <param name="signature">The bundle's file.</param>
    /// <param name="verification">What the signature gave.</param>
    /// <returns>The model; null unless the signature is valid.</returns>
    /// <exception cref="IOException">The signature cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The signature may not be read.</exception>
    public VerifiedModel? Open(string model, string signature, out ModelVerification verification)
    {
        var run = new Run(this, model, signature, null, CancellationToken.None);
        verification = run.VerifySignatureAlone();
        return verification.Outcome == Outcome.Pass ? new VerifiedModel(model, run.Signed!, verification) : null;
    }
}
