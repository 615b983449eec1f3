using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>verify key</c>.</summary>
internal static class VerifyKeyVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "key",
            "Verify a model against a public key: EC on P-256, P-384 or P-521, Ed25519, RSA, or ML-DSA where it is allowed. Exit code 0: valid; 1: not; 2: not established.",
            "proofmark verify key model --signature model.sig --public-key publisher.pub",
            "proofmark verify key model --signature model.sig --public-key publisher.pub -o json",
            "proofmark verify key model --signature model.sig --public-key publisher.pub --allow-ml-dsa");
        var run = new VerifyRun();
        var key = new Option<string>("--public-key", "--public_key") { HelpName = "FILE", Description = "The public key, PEM.", Required = true };
        var allowMlDsa = MlDsaOption.Create();
        run.AddTo(command);
        command.Options.Add(key);
        command.Options.Add(allowMlDsa);
        var common = VerifyRun.Common();
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            var publicKey = SignatureFiles.PublicKey(context.Parsed.GetRequiredValue(key), context.Parsed.GetValue(allowMlDsa));
            return run.Run(context, BundleVerifier.ForKey(publicKey, null, VerifyRun.Clock(context)), publicKey);
        });
        return command;
    }
}
