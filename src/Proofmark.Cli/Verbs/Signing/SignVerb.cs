using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>sign</c>: model signatures by a key, or by a key with its certificate.</summary>
internal static class SignVerb
{
    public static Command Create()
    {
        var command = new Command("sign", "Sign a model, file by file (OpenSSF Model Signing 1.0), so that others can verify it with proofmark or the reference tool.");
        command.Subcommands.Add(CreateMethod(
            "key",
            "Sign a model with a private key: EC on P-256, P-384 or P-521 (which the reference tool verifies), Ed25519 or RSA.",
            withCertificate: false,
            "proofmark sign key model --private-key publisher.key",
            "proofmark sign key model --signature model/model.sig --private-key publisher.key --ignore-paths model/notes"));
        command.Subcommands.Add(CreateMethod(
            "certificate",
            "Sign a model with a private key and the certificate that is for it.",
            withCertificate: true,
            "proofmark sign certificate model --private-key publisher.key --signing-certificate publisher.pem --certificate-chain intermediate.pem"));
        return command;
    }

    private static VerbCommand CreateMethod(string name, string description, bool withCertificate, params string[] examples)
    {
        var command = new VerbCommand(name, description, examples);
        var model = new ModelOptions();
        var content = new ContentOptions();
        var signature = new Option<string>("--signature") { HelpName = "FILE", Description = "Where the signature is written; an old one is replaced.", DefaultValueFactory = _ => "model.sig" };
        var keys = new PrivateKeyOptions();
        var leaf = new Option<string>("--signing-certificate", "--signing_certificate") { HelpName = "FILE", Description = "The certificate of the key, PEM.", Required = withCertificate };
        var chain = new Option<string[]>("--certificate-chain", "--certificate_chain") { HelpName = "FILE", Description = "Certificates above it, PEM, nearest first; may be repeated.", AllowMultipleArgumentsPerToken = false };
        model.AddTo(command);
        content.AddTo(command);
        command.Options.Add(signature);
        keys.AddTo(command);
        if (withCertificate)
        {
            command.Options.Add(leaf);
            command.Options.Add(chain);
        }

        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("sign");
            var target = context.Parsed.GetRequiredValue(signature);
            // Beside one another: the first reads what may be megabytes, the second loads the library of ciphers.
            var check = Task.Factory.StartNew(() => CheckTarget(target), context.Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            using var key = keys.Read(context.Parsed);
            check.GetAwaiter().GetResult();
            IReadOnlyList<Certificate> certificates = withCertificate
                ? [.. SignatureFiles.Certificates([context.Parsed.GetRequiredValue(leaf)]), .. SignatureFiles.Certificates(context.Parsed.GetValue(chain) ?? [])]
                : [];
            var path = content.ModelOf(context.Parsed, model);
            var own = ModelOptions.RelativeTo(target, path);
            var ignored = model.IgnoredBelow(context.Parsed, path);
            var manifest = content.Describe(context, path, new ModelSigningOptions
            {
                AllowSymlinks = model.AllowsSymlinks(context.Parsed),
                IgnoreGitPaths = model.IgnoresGit(context.Parsed) != false,
                IgnorePaths = own is null ? ignored : [.. ignored, own],
            });
            var bundle = Sign(manifest, key, certificates);
            NewFile.Write(target, force: true, stream => stream.Write(bundle));
            context.Write(
                (writer, _) => writer.Write($"Signing succeeded\n  {target}: {manifest.Resources.Count} resources, root {manifest.Root}\n"),
                json: () => throw new UsageException("sign has no JSON output; the signature is JSON"));
            return ExitCode.Success;
        });
        return command;
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
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
