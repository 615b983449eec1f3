using Proofmark.Core;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning.Caching;
using Proofmark.Provenance.ModelSigning.Content;
using Proofmark.Provenance.ModelSigning.Lists;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>How a model is signed.</summary>
public sealed record ModelSigningOptions
{
    /// <summary>The hash function.</summary>
    public HashKind Hash { get; init; } = HashKind.Sha256;

    /// <summary>Bytes of a part; null to hash files whole, as the reference tool's command does.</summary>
    public long? ShardSize { get; init; }

    /// <summary>Follow links to files inside the model.</summary>
    public bool AllowSymlinks { get; init; }

    /// <summary>Leave out what git keeps beside a model.</summary>
    public bool IgnoreGitPaths { get; init; } = true;

    /// <summary>Further paths below the model that are left out.</summary>
    public IReadOnlyList<string> IgnorePaths { get; init; } = [];

    /// <summary>Digests of an earlier run, taken for files that did not change since; null to read every file.</summary>
    public DigestCache? Cache { get; init; }

    /// <summary>Names and digests to sign; no file is looked at. Null to read the model.</summary>
    public DigestList? Digests { get; init; }
}

/// <summary>A model as it can be signed, or the reason why it cannot.</summary>
/// <param name="Manifest">The manifest; null when there is a reason.</param>
/// <param name="ReasonCode">Why not, kebab-case; null when it can.</param>
/// <param name="Message">The same for a person.</param>
public sealed record ModelListingResult(Manifest? Manifest, string? ReasonCode, string? Message);

/// <summary>Makes manifests of models and signs them.</summary>
public static class ModelSigner
{
    /// <summary>Lists and hashes a model.</summary>
    /// <param name="model">A folder, or one file.</param>
    /// <param name="options">How.</param>
    /// <param name="limits">Bounds on the model.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ModelListingResult Describe(string model, ModelSigningOptions options, Limits limits, IProgress<long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            var ignored = options.IgnorePaths.Concat(options.IgnoreGitPaths ? DefaultIgnores.Git : []).ToList();
            IModelContent content = options.Digests is { } list ? new ListContent(list) : new FolderContent(model, options.Cache, limits);
            var files = content.List(new ModelListing(options.AllowSymlinks, ignored), cancel);
            Rejection.Unless(files.Files.Count > 0, "model-empty", "the model has no file that could be signed");
            Rejection.Unless(options.ShardSize is null || options.Digests is not null || files.Files.Any(file => file.Length > 0), "model-empty", "every file of the model is empty; signed in parts, nothing would be covered");
            var resources = content.Hash(files.Files, options.Hash, options.ShardSize, progress, cancel);
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(model)));
            return new(new Manifest(name, new ManifestMethod(options.Hash, options.ShardSize, options.AllowSymlinks, ignored), resources), null, null);
        }
        catch (Rejection rejection)
        {
            return new(null, rejection.Code, rejection.Message);
        }
    }

    /// <summary>The in-toto statement of a manifest: what is signed.</summary>
    public static byte[] StatementOf(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return ManifestWriter.Write(manifest);
    }

    /// <summary>Signs a manifest with a key.</summary>
    /// <returns>The bundle, JSON.</returns>
    public static byte[] Sign(Manifest manifest, SigningKey key) => Sign(manifest, key, []);

    /// <summary>Signs a manifest with a key that a certificate is for.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="key">The key.</param>
    /// <param name="certificates">The certificate of the key, then those above it; empty to sign with the bare key.</param>
    /// <returns>The bundle, JSON.</returns>
    /// <exception cref="ArgumentException">The first certificate is for another key.</exception>
    public static byte[] Sign(Manifest manifest, SigningKey key, IReadOnlyList<Certificate> certificates) => AttestationSigner.Sign(StatementOf(manifest), key, certificates);
}
