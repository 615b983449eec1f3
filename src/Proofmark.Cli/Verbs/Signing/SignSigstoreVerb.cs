using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing.Online;
using Proofmark.Core;
using Proofmark.Provenance.Keyless;
using Proofmark.Provenance.Trust;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>sign sigstore</c>, and <c>sign</c> without a sub-command.</summary>
internal static class SignSigstoreVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Command Create(string word)
    {
        var command = new VerbCommand(
            word,
            word == "sign"
                ? "Sign a model, file by file (OpenSSF Model Signing 1.0), so that others can verify it with proofmark or the reference tool. Without a sub-command: without a key of your own, by your identity (Sigstore). This asks services over the network, and what a public log takes in stays public for ever, your name with it."
                : "Sign a model without a key of your own: an authority vouches for your identity, a log and a time-stamp authority witness the signature. This asks services over the network, and what a public log takes in stays public for ever, your name with it. The signature is verified before it is written.",
            $"proofmark {(word == "sign" ? "sign" : "sign sigstore")} model --use-ambient-credentials",
            "proofmark sign sigstore model --trust-config instance.json --identity-token-file token.txt",
            "proofmark sign key model --private-key publisher.key");
        var run = new SignRun(withCertificate: false, isByKey: false);
        var config = new Option<string?>("--trust-config", "--trust_config") { HelpName = "FILE", Description = "A client trust configuration: the services of an instance and their keys. Without one, the public Sigstore instance as of the build." };
        var staging = new Option<bool>("--use-staging", "--use_staging") { Description = "Refused: the keys of the staging instance change and are not part of this program; name its configuration with --trust-config." };
        var token = new TokenSource();
        run.AddTo(command);
        command.Options.Add(config);
        command.Options.Add(staging);
        token.AddTo(command);
        var common = new CommonOptions(Output.OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            if (context.Parsed.GetValue(staging))
            {
                throw new UsageException("--use-staging: the keys of the staging instance are not part of this program; name its client trust configuration with --trust-config");
            }

            var (services, root) = Instance(context.Parsed.GetValue(config));
            var identity = token.Prepare(context.Parsed, TimeProvider.System);
            using var transport = new HttpTransport(Patience);
            var signer = new KeylessSigner(services, root, transport, TimeProvider.System);
            var isTold = false;
            return run.RunBy(context, statement =>
            {
                if (!isTold)
                {
                    Announce(signer, isPublic: context.Parsed.GetValue(config) is null, context.Common.Quiet);
                    isTold = true;
                }

                var signature = signer.Sign(statement, identity(transport, context.Cancellation), context.Cancellation);
                return signature.Bundle ?? throw new UsageException($"not signed: {signature.Message} ({signature.ReasonCode})");
            });
        });
        return command;
    }

    private static (SigningConfig Config, TrustedRoot Root) Instance(string? file)
    {
        if (file is null)
        {
            return (PublicGood.Signing, PublicGood.Root);
        }

        var reading = SigningConfigReader.Read(file, SignatureFiles.Bytes(file, Limits.Default.MaxDocumentBytes), Limits.Default);
        return (reading.Config ?? throw new UsageException($"no signing configuration: {string.Join("; ", reading.Errors.Take(3))}"), SignatureFiles.Root(file));
    }

    private static void Announce(KeylessSigner signer, bool isPublic, bool quiet)
    {
        // What cannot be taken back is told even to who asked for quiet.
        if (!quiet || isPublic)
        {
            Console.Error.WriteLine($"asking {string.Join(", ", signer.Addresses().Select(static a => a.Host).Distinct(StringComparer.Ordinal))}{(isPublic ? "; your identity and the digests of the model's files become public for ever" : "")}");
        }
    }
}
