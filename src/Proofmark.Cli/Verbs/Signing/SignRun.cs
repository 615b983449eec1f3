using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Tokens;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>What the ways to sign a model with a key share.</summary>
internal sealed class SignRun
{
    private readonly ModelOptions model = new();
    private readonly ContentOptions content = new();
    private readonly Option<string> signature = new("--signature") { HelpName = "FILE", Description = "Where the signature is written; an old one is replaced.", DefaultValueFactory = _ => "model.sig" };
    private readonly Option<string>? leaf;
    private readonly Option<string[]>? chain;

    /// <param name="withCertificate">The certificate of the key is asked for.</param>
    public SignRun(bool withCertificate)
    {
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
        return RunBy(context, manifest => Sign(manifest, key, certificates));
    }

    /// <summary>Lists and hashes the model, has it signed and writes the signature.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="sign">Makes the bundle.</param>
    public int RunBy(VerbContext context, Func<Manifest, byte[]> sign)
    {
        context.Common.RefusePolicy("sign");
        var target = context.Parsed.GetRequiredValue(signature);
        CheckTarget(target);
        var manifest = Describe(context, target);
        var bundle = sign(manifest);
        NewFile.Write(target, force: true, stream => stream.Write(bundle));
        context.Write(
            (writer, _) => writer.Write($"Signing succeeded\n  {target}: {manifest.Resources.Count} resources, root {manifest.Root}\n"),
            json: () => throw new UsageException("sign has no JSON output; the signature is JSON"));
        return ExitCode.Success;
    }

    private Manifest Describe(VerbContext context, string target)
    {
        var path = content.ModelOf(context.Parsed, model);
        var own = ModelOptions.RelativeTo(target, path);
        var ignored = model.IgnoredBelow(context.Parsed, path);
        return content.Describe(context, path, new ModelSigningOptions
        {
            AllowSymlinks = model.AllowsSymlinks(context.Parsed),
            IgnoreGitPaths = model.IgnoresGit(context.Parsed) != false,
            IgnorePaths = own is null ? ignored : [.. ignored, own],
        });
    }

    // An old signature is replaced, as the reference tool does; any other file would be lost.
    private static void CheckTarget(string target)
    {
        NewFile.Check(target, force: true);
        if (File.Exists(target) && SignatureFiles.Bundle(target).Bundle is null)
        {
            throw new UsageException($"'{target}' exists and is no signature; it is not replaced");
        }
    }

    private static byte[] Sign(Manifest manifest, SigningKey key, IReadOnlyList<Certificate> certificates)
    {
        try
        {
            return certificates.Count == 0 ? ModelSigner.Sign(manifest, key) : ModelSigner.Sign(manifest, key, certificates);
        }
        catch (Exception wrong) when (wrong is ArgumentException or TokenException)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
