using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.ModelSigning.Claims;
using Proofmark.Provenance.Tokens;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>What the ways to sign a model with a key share.</summary>
internal sealed class SignRun
{
    private readonly ModelOptions model = new();
    private readonly ContentOptions content = new();
    private readonly Option<string> signature = new("--signature") { HelpName = "FILE", Description = "Where the signature is written; an old one is replaced.", DefaultValueFactory = _ => "model.sig" };
    private readonly ClaimOptions claims = new();
    private readonly TimestampOption? time;
    private readonly Option<string>? leaf;
    private readonly Option<string[]>? chain;

    /// <param name="withCertificate">The certificate of the key is asked for.</param>
    /// <param name="isByKey">A key signs, so that a witness of the time can be asked for; identities have theirs.</param>
    public SignRun(bool withCertificate, bool isByKey = true)
    {
        time = isByKey ? new() : null;
        if (withCertificate)
        {
            leaf = new("--signing-certificate", "--signing_certificate") { HelpName = "FILE", Description = "The certificate of the key, PEM.", Required = true };
            chain = new("--certificate-chain", "--certificate_chain") { HelpName = "FILE", Description = "Certificates above it, PEM, nearest first; may be repeated.", AllowMultipleArgumentsPerToken = false };
        }
    }

    public void AddTo(Command command)
    {
        model.AddTo(command);
        content.AddTo(command);
        command.Options.Add(signature);
        claims.AddTo(command);
        time?.AddTo(command);
        if (leaf is not null && chain is not null)
        {
            command.Options.Add(leaf);
            command.Options.Add(chain);
        }
    }

    /// <summary>Lists and hashes the model, signs it and writes the signature. The key is opened before the model is read, and nothing is written unless it signed.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="open">Opens the key; told the certificates, none where none are asked for.</param>
    public int Run(VerbContext context, Func<IReadOnlyList<Certificate>, SigningKey> open)
    {
        IReadOnlyList<Certificate> certificates = leaf is not null && chain is not null
            ? [.. SignatureFiles.Certificates([context.Parsed.GetRequiredValue(leaf)]), .. SignatureFiles.Certificates(context.Parsed.GetValue(chain) ?? [])]
            : [];
        using var key = open(certificates);
        using var witness = time?.Open(context);
        return RunBy(context, statement => Sign(statement, key, certificates, witness));
    }

    /// <summary>Lists and hashes the model, has it signed and writes the signature, and the claims about it where there are any.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="sign">Signs a statement; returns the bundle.</param>
    public int RunBy(VerbContext context, Func<byte[], byte[]> sign)
    {
        context.Common.RefusePolicy("sign");
        var target = context.Parsed.GetRequiredValue(signature);
        var claimed = claims.FileFor(context.Parsed, target);
        string[] targets = claimed is null ? [target] : [target, claimed];
        Array.ForEach(targets, CheckTarget);
        var path = content.ModelOf(context.Parsed, model);
        var claimsAbout = claims.Prepare(context.Parsed, path);
        var manifest = Describe(context, path, targets);
        byte[][] statements = claimed is null ? [ModelSigner.StatementOf(manifest)] : [ModelSigner.StatementOf(manifest), ModelClaimsCodec.Write(claimsAbout(manifest))];
        var bundles = statements.Select(sign).ToList();
        foreach (var (file, bundle) in targets.Zip(bundles))
        {
            NewFile.Write(file, force: true, stream => stream.Write(bundle));
        }

        context.Write(
            (writer, _) => writer.Write($"Signing succeeded\n  {target}: {manifest.Resources.Count} resources, root {manifest.Root}\n{(claimed is null ? "" : $"  {claimed}: claims about it\n")}"),
            json: () => throw new UsageException("sign has no JSON output; the signature is JSON"));
        return ExitCode.Success;
    }

    private Manifest Describe(VerbContext context, string path, string[] targets)
    {
        var own = targets.Select(target => ModelOptions.RelativeTo(target, path)).OfType<string>();
        return content.Describe(context, path, new ModelSigningOptions
        {
            AllowSymlinks = model.AllowsSymlinks(context.Parsed),
            IgnoreGitPaths = model.IgnoresGit(context.Parsed) != false,
            IgnorePaths = [.. model.IgnoredBelow(context.Parsed, path), .. own],
        });
    }

    // An old signature is replaced, as the reference tool does; any other file would be lost.
    private static void CheckTarget(string target)
    {
        NewFile.Check(target, force: true);
        if (File.Exists(target) && !SignatureFiles.BeginsAsBundle(target) && SignatureFiles.Bundle(target).Bundle is null)
        {
            throw new UsageException($"'{target}' exists and is no signature; it is not replaced");
        }
    }

    private static byte[] Sign(byte[] statement, SigningKey key, IReadOnlyList<Certificate> certificates, TimestampWitness? witness)
    {
        try
        {
            return AttestationSigner.Sign(statement, key, certificates, witness is null ? null : witness.Stamp);
        }
        catch (Exception wrong) when (wrong is ArgumentException or TokenException or IOException)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
