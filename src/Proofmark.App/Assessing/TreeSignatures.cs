using Proofmark.App.Signatures;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.App.Assessing;

/// <summary>
/// Verifies the model signatures that lie in a tree by the user's trust policy. A signature covers the file that it is named after, the folder that it is named after, or the
/// folder that it lies in: whichever holds the most of the files that it names. Without a trusted publisher nothing is verified and nothing is said.
/// </summary>
internal static class TreeSignatures
{
    private const int MostSignatures = 1000;

    /// <summary>One result for each model file, and one for each signature that does not hold for the whole of its model.</summary>
    /// <param name="request">What is assessed.</param>
    /// <param name="model">The system.</param>
    /// <param name="paths">Files of the tree, relative to its root.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="verified">Models that hold as a whole, relative to the root.</param>
    public static IReadOnlyList<CheckResult> Verify(AssessRequest request, SystemModel model, IEnumerable<string> paths, CancellationToken cancellation, out IReadOnlyList<string> verified)
    {
        var whole = new SortedSet<string>(StringComparer.Ordinal);
        var results = Verify(request, model, paths, whole, cancellation);
        verified = [.. whole];
        return results;
    }

    private static IReadOnlyList<CheckResult> Verify(AssessRequest request, SystemModel model, IEnumerable<string> paths, SortedSet<string> verified, CancellationToken cancellation)
    {
        var trust = request.Policy.Trust;
        if (!trust.For(TrustRole.Publisher).Any())
        {
            return [];
        }

        var signatures = paths.Where(SignatureNames.IsSignature).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var found = signatures.Take(MostSignatures).SelectMany(path => Verify(request, path, verified, cancellation)).ToList();
        if (signatures.Count > MostSignatures)
        {
            found.Add(Whole(request, signatures[MostSignatures], "signatures-many", $"there are {signatures.Count} signatures; {MostSignatures} were verified"));
        }

        return [.. Decided(found), .. model.ModelFiles().Except(found.Where(IsOfFile).Select(r => r.Subject.Name), StringComparer.Ordinal).Select(path => SignatureEvidence.NotSigned(path, request.AsOf))];
    }

    /// <summary>The system with its model files marked as verified where they are: rules ask for that.</summary>
    public static SystemModel Mark(SystemModel model, IReadOnlyList<CheckResult> results)
    {
        var verified = results.Where(r => IsOfFile(r) && r.Outcome == Outcome.Pass).Select(r => r.Subject.Name).ToHashSet(StringComparer.Ordinal);
        return verified.Count == 0 ? model : model with { Facts = [.. model.Facts.Select(f => f.Kind == FactKind.ModelFile && verified.Contains(f.Location.Path) ? Verified(f) : f)] };
    }

    private static Fact Verified(Fact fact) => fact with { Attributes = new SortedDictionary<string, string>(fact.Attributes.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { ["signed"] = "verified" } };

    // A file that several signatures cover is what was signed when one of them says so; it was changed only when none does.
    private static IEnumerable<CheckResult> Decided(IReadOnlyList<CheckResult> found) => found.Where(r => !IsOfFile(r))
        .Concat(found.Where(IsOfFile).GroupBy(r => r.Subject.Name, StringComparer.Ordinal).Select(g => g.MinBy(static r => r.Outcome switch { Outcome.Pass => 0, Outcome.Fail => 1, _ => 2 })!));

    private static bool IsOfFile(CheckResult result) => result.Check == SignatureEvidence.FileCheck;

    private static IReadOnlyList<CheckResult> Verify(AssessRequest request, string path, SortedSet<string> verified, CancellationToken cancellation)
    {
        var clock = new FixedTime(request.AsOf);
        var signature = Path.Combine(request.Root, path);
        try
        {
            var file = new FileInfo(signature);
            if (file.LinkTarget is not null || file.Length == 0 || file.Length > request.Limits.MaxReportBytes)
            {
                return [Whole(request, path, "signature-unread", "the signature is a link, empty or too long")];
            }

            if (ModelGate.IsOtherStatement(signature, request.Limits))
            {
                return [];
            }

            var opened = ModelGate.OpenVerified(request.Root, signature, request.Policy.Trust, clock, out var verification);
            if (opened is null)
            {
                return [Whole(request, path, verification.Verification.ReasonCodes[0], verification.Verification.Messages[0])];
            }

            if (Model(request.Root, path, opened) is not { } model)
            {
                return [Whole(request, path, "model-not-found", "none of the files that it signs is here")];
            }

            var options = new ModelVerificationOptions { AcceptGitPaths = true, IgnorePaths = model.Length == 0 ? [".proofmark"] : [] };
            var whole = ModelGate.Verify(Path.Combine(request.Root, model), signature, request.Policy.Trust, options, clock, request.Limits, null, cancellation).Verification;
            if (whole.Outcome == Outcome.Pass)
            {
                verified.Add(model);
            }

            var files = SignatureEvidence.OfFiles(model, whole, request.AsOf);
            return whole.Outcome == Outcome.Pass || whole.ReasonCodes is ["files-changed"] ? files : [.. files, SignatureUseCase.OfModel(model.Length == 0 ? "." : model, whole, request.AsOf).Check];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [Whole(request, path, "signature-unread", refused.Message)];
        }
    }

    // The path of the signed model relative to the root; empty for the root itself.
    private static string? Model(string root, string path, VerifiedModel opened)
    {
        var namesake = SignatureNames.Namesake(path);
        if (opened.Manifest.Resources.All(r => r.Path == "." || r.Path == Path.GetFileName(namesake)) && File.Exists(Path.Combine(root, namesake)) && !IsLink(root, namesake))
        {
            return namesake;
        }

        var folder = Path.GetDirectoryName(path)!.Replace(Path.DirectorySeparatorChar, '/');
        return new[] { namesake, folder }
            .Where(candidate => !IsLink(root, candidate))
            .Select(candidate => (candidate, Held: opened.Files.Count(file => File.Exists(Path.Combine(root, candidate, file)))))
            .Where(c => c.Held > 0)
            .OrderByDescending(c => c.Held)
            .Select(c => c.candidate)
            .FirstOrDefault();
    }

    // A link could lead out of the tree.
    private static bool IsLink(string root, string candidate) => candidate.Length > 0 && new DirectoryInfo(Path.Combine(root, candidate)).LinkTarget is not null;

    private static CheckResult Whole(AssessRequest request, string path, string code, string message) => SignatureUseCase.NotEstablished(path, code, message, request.AsOf);
}
