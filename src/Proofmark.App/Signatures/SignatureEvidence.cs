using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.App.Signatures;

/// <summary>
/// What a verification says about each file of a model. Evidence about files is about their bytes, wherever they lie; evidence about a folder would be about a name.
/// </summary>
public static class SignatureEvidence
{
    /// <summary>The check about a file.</summary>
    public static CheckIdentity FileCheck { get; } = new("signature.file", 1, "Is the file what a trusted publisher signed?");

    /// <summary>Results about the files that were compared; none when the signature itself is not valid.</summary>
    /// <param name="model">The model, as its files are to be named.</param>
    /// <param name="verification">What was found.</param>
    /// <param name="time">When.</param>
    public static IReadOnlyList<CheckResult> OfFiles(string model, ModelVerification verification, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(verification);
        if (verification is not { Manifest: { } manifest, Difference: { } difference })
        {
            return [];
        }

        var digests = Digests(manifest);
        var isRefused = verification.ReasonCodes.Contains("files-unsigned");
        return
        [
            .. verification.Intact.Select(path => Result(Name(model, path), digests.GetValueOrDefault(path), null, time)),
            .. difference.Changed.Select(path => Result(Name(model, path), null, ("file-changed", "it was changed after it was signed"), time)),
            .. difference.Extra.Select(path => isRefused ? Result(Name(model, path), null, ("file-unsigned", "it lies in a signed model and is not signed"), time) : NotSigned(Name(model, path), time)),
        ];
    }

    /// <summary>The result about a model file that no trusted publisher signed. It is weak: that no signature lies here ends nothing that an earlier verification has shown about the same bytes.</summary>
    public static CheckResult NotSigned(string name, DateTimeOffset time) => Base(name, null, time) with
    {
        Method = Rung.Document,
        Outcome = Outcome.NotEstablished,
        ReasonCodes = ["unsigned"],
        Coverage = new Coverage(0, 1, "files", [new UnreadPart(new Location(name), "unsigned", "no valid signature of a trusted publisher covers it")]),
    };

    // Digests of parts, or by another hash function, do not name the bytes of a file as other evidence does.
    private static Dictionary<string, Digest> Digests(Manifest manifest) => manifest.Method is { Hash: HashKind.Sha256, ShardSize: null }
        ? manifest.Resources.ToDictionary(r => r.Path, r => new Digest(Digest.Sha256, Convert.ToHexStringLower(r.Value.Span)), StringComparer.Ordinal)
        : [];

    private static string Name(string model, string path) => path == "." ? model : model.Length == 0 ? path : $"{model.TrimEnd('/')}/{path}";

    private static CheckResult Result(string name, Digest? digest, (string Code, string Message)? problem, DateTimeOffset time) => problem is not { } wrong
        ? Base(name, digest, time)
        : Base(name, digest, time) with
        {
            Outcome = Outcome.Fail,
            ReasonCodes = [wrong.Code],
            Findings = [SignatureUseCase.Finding(wrong.Code, $"'{name}': {wrong.Message}", new Location(name))],
        };

    private static CheckResult Base(string name, Digest? digest, DateTimeOffset time) => new()
    {
        Check = FileCheck,
        Subject = new Subject(SubjectKind.Artifact, name, digest),
        Scope = name,
        Method = Rung.Attestation,
        Outcome = Outcome.Pass,
        Coverage = Coverage.Full(1, "files"),
        Time = time,
        Tool = ToolIdentity.Current,
    };
}
