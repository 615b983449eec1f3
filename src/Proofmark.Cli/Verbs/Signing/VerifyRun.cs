using System.CommandLine;
using Proofmark.App;
using Proofmark.App.Signatures;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Evidence;
using Proofmark.Core;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Provenance.Verification;
using Proofmark.Reporting.Signatures;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>What the three ways to verify a model share.</summary>
internal sealed class VerifyRun
{
    private readonly ModelOptions model = new();
    private readonly Option<string> signature = new("--signature") { HelpName = "FILE", Description = "The signature.", Required = true };

    private readonly Option<bool> unsigned = new("--ignore-unsigned-files", "--ignore_unsigned_files")
    {
        Description = "Accept files that are there and not signed; they are listed and covered by nothing.",
    };

    private readonly Option<bool> skipLinkedFolders = new("--unsafe-skip-linked-folders") { Description = "Leave out links to folders instead of refusing them: nothing covers what is behind them." };

    private readonly Option<string[]> only = new("--only")
    {
        HelpName = "PATH",
        Description = "Verify this file of the model only, named as in the signature; may be repeated. Says nothing about the others.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> claims = new("--claims") { HelpName = "FILE", Description = "Verify and show what the signer claims about the model: licence, model card, parents." };

    private readonly Option<string?> save = new("--save")
    {
        HelpName = "DIR",
        Description = "Keep what was found, for each file, as evidence in this store (a folder of statements, or a system's folder), where assess and gate read it.",
    };

    private readonly DigestCacheFile cache = new("--unsafe-digest-cache", "Do not read files that seem not to have changed since the last run: take their digests from this file (Linux only). Whoever can write it decides what verifies.");
    private readonly DigestListOption list = new("Hold this output of sha256sum, b2sum or b3sum, run inside the model's folder, against the signature. This verifies the list, not files: no file of the model is looked at.");

    public void AddTo(Command command)
    {
        model.AddTo(command);
        command.Options.Add(signature);
        command.Options.Add(claims);
        command.Options.Add(save);
        command.Options.Add(unsigned);
        command.Options.Add(skipLinkedFolders);
        command.Options.Add(only);
        command.Options.Add(cache.Option);
        command.Options.Add(list.Option);
    }

    /// <summary>Verifies the model by a verifier and writes the answer.</summary>
    public int Run(VerbContext context, BundleVerifier verifier, VerificationKey? key)
    {
        context.Common.RefusePolicy("verify");
        return Run(
            context,
            (path, bundle, options, progress, cancel) => new TrustedModelVerification(null, new ModelVerifier(verifier, key, options, Limits.Default).Verify(path, bundle, progress, cancel)),
            (file, json, _, about) => AttestationVerifier.Verify(file, json, verifier, about, Limits.Default));
    }

    /// <summary>Verifies the model, and the claims about it that were named, and writes the answer.</summary>
    public int Run(VerbContext context, Verification verify, ClaimsVerification verifyClaims)
    {
        var listed = list.Read(context.Parsed);
        var path = listed is null ? model.ModelOf(context.Parsed) : context.Parsed.GetRequiredValue(model.Model);
        var bundle = context.Parsed.GetRequiredValue(signature);
        SignatureFiles.Check(bundle, Limits.Default.MaxReportBytes);
        var kept = cache.Open(context.Parsed, path);
        CheckTogether(context.Parsed.GetValue(save) is not null, listed is not null, kept is not null);
        var options = new ModelVerificationOptions
        {
            UnsafeCache = kept?.Cache,
            Digests = listed?.List,
            IgnorePaths = model.IgnoredBelow(context.Parsed, path),
            AcceptGitPaths = model.IgnoresGit(context.Parsed) == true,
            AcceptUnsignedFiles = context.Parsed.GetValue(unsigned),
            SkipLinkedFolders = context.Parsed.GetValue(skipLinkedFolders),
            Only = context.Parsed.GetValue(only) is { Length: > 0 } paths ? paths : null,
        };
        var found = Verify(verify, path, bundle, options, context);
        kept?.Save();
        if (context.Parsed.GetValue(save) is { } store)
        {
            Save(StoreFolder.Open(store), SignatureEvidence.OfFiles(path, found.Verification, context.Common.AsOf));
        }

        var report = Report(context, path, found.Verification, listed, kept) with { TrustedAs = found.Signer?.Name };
        return Write(context, context.Parsed.GetValue(claims) is { } file ? SignatureUseCase.WithClaims(report, found.Verification, file, about => verifyClaims(file, SignatureFiles.Bytes(file, Limits.Default.MaxReportBytes), found, about)) : report);
    }

    /// <summary>Writes a report in each format that was asked for; the exit code is that of its outcome.</summary>
    public static int Write(VerbContext context, SignatureReport report)
    {
        context.Write(report, [], table: SignatureView.Write, json: () => VerifyJson.Render(report));
        return ExitCode.Of(report.Check.Outcome);
    }

    /// <summary>The options of every verb, as verifying has them.</summary>
    public static CommonOptions Common() => new(OutputFormats.Table, OutputFormats.Json);

    /// <summary>The clock of a verification: the moment that the user names, or now.</summary>
    public static TimeProvider Clock(VerbContext context) => new FixedTime(context.Common.AsOf);

    private static void CheckTogether(bool saves, bool takesList, bool takesCache)
    {
        if (takesList && takesCache)
        {
            throw new UsageException("--from-digests: no file is read; --unsafe-digest-cache does not go with it");
        }

        if (saves && (takesList || takesCache))
        {
            throw new UsageException("--save: evidence is about files that were read; --from-digests and --unsafe-digest-cache do not go with it");
        }
    }

    private static SignatureReport Report(VerbContext context, string path, ModelVerification verification, NamedDigestList? listed, OpenedDigestCache? kept)
    {
        if (listed is not null)
        {
            return SignatureUseCase.OfList(listed.File, listed.Digest, verification, context.Common.AsOf);
        }

        var report = SignatureUseCase.OfModel(path, verification, context.Common.AsOf);
        return kept is { Cache.Taken: > 0 and var taken } ? report with { Reservation = $"{taken} digests were taken from '{kept.File}': those files, or parts of files, were not read" } : report;
    }

    private static TrustedModelVerification Verify(Verification verify, string model, string signature, ModelVerificationOptions options, VerbContext context)
    {
        try
        {
            return verify(model, signature, options, new HashProgress(context.Progress), context.Cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the model: {failure.Message}");
        }
    }

    private static void Save(EvidenceStore store, IReadOnlyList<CheckResult> results)
    {
        if (results.Count == 0)
        {
            Complaint.Write("nothing was kept: the signature is not valid, so nothing is known about the files");
        }

        try
        {
            foreach (var result in results)
            {
                store.Add(EvidenceStatement.FromResult(result));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--save: {failure.Message}");
        }
    }
}

/// <summary>The same way for claims about the model that was found.</summary>
internal delegate AttestationVerification ClaimsVerification(string file, byte[] json, TrustedModelVerification found, SignedArtifact about);

/// <summary>One way to verify a model.</summary>
internal delegate TrustedModelVerification Verification(string model, string signature, ModelVerificationOptions options, IProgress<long> progress, CancellationToken cancel);
