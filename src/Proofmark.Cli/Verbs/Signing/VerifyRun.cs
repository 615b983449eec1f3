using System.CommandLine;
using Proofmark.App;
using Proofmark.App.Signatures;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Verification;
using Proofmark.Reporting.Signatures;
using Proofmark.Reporting.Terminal;

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

    private readonly DigestCacheFile cache = new("--unsafe-digest-cache", "Do not read files that seem not to have changed since the last run: take their digests from this file (Linux only). Whoever can write it decides what verifies.");
    private readonly DigestListOption list = new("Hold this output of sha256sum, b2sum or b3sum, run inside the model's folder, against the signature. This verifies the list, not files: no file of the model is looked at.");

    public void AddTo(Command command)
    {
        command.Options.Add(cache.Option);
        command.Options.Add(list.Option);
        model.AddTo(command);
        command.Options.Add(signature);
        command.Options.Add(unsigned);
        command.Options.Add(skipLinkedFolders);
        command.Options.Add(only);
    }

    /// <summary>Verifies the model by a verifier and writes the answer.</summary>
    public int Run(VerbContext context, BundleVerifier verifier, VerificationKey? key)
    {
        context.Common.RefusePolicy("verify");
        var listed = list.Read(context.Parsed);
        var path = listed is null ? model.ModelOf(context.Parsed) : context.Parsed.GetRequiredValue(model.Model);
        var bundle = context.Parsed.GetRequiredValue(signature);
        SignatureFiles.Bytes(bundle, Limits.Default.MaxReportBytes);
        var kept = cache.Open(context.Parsed, path);
        if (listed is not null && kept is not null)
        {
            throw new UsageException("--from-digests: no file is read; --unsafe-digest-cache does not go with it");
        }

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
        var verification = Verify(new ModelVerifier(verifier, key, options, Limits.Default), path, bundle, context);
        kept?.Save();
        return Write(context, Report(context, path, verification, listed, kept));
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

    private static SignatureReport Report(VerbContext context, string path, ModelVerification verification, NamedDigestList? listed, OpenedDigestCache? kept)
    {
        if (listed is not null)
        {
            return SignatureUseCase.OfList(listed.File, listed.Digest, verification, context.Common.AsOf);
        }

        var report = SignatureUseCase.OfModel(path, verification, context.Common.AsOf);
        return kept is { Cache.Taken: > 0 and var taken } ? report with { Reservation = $"{taken} digests were taken from '{kept.File}': those files, or parts of files, were not read" } : report;
    }

    private static ModelVerification Verify(ModelVerifier verifier, string model, string signature, VerbContext context)
    {
        try
        {
            return verifier.Verify(model, signature, new HashProgress(context.Progress), context.Cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the model: {failure.Message}");
        }
    }
}
