using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>verify sigstore</c>, and <c>verify</c> without a sub-command.</summary>
internal static class VerifySigstoreVerb
{
    public static Command Create(string word)
    {
        var command = new VerbCommand(
            word,
            word == "verify"
                ? "Verify that a model is, file by file, what somebody you trust signed (OpenSSF Model Signing). Without a sub-command: a keyless signature of Sigstore. Offline: nothing is fetched. Exit code 0: valid; 1: not; 2: not established."
                : "Verify a model against a keyless signature of Sigstore, offline: certificate, transparency log, time-stamps and identity. Exit code 0: valid; 1: not; 2: not established.",
            $"proofmark {(word == "verify" ? "verify" : "verify sigstore")} model --signature model.sig --identity publisher@example.com --identity-provider https://accounts.example.com",
            "proofmark verify key model --signature model.sig --public-key publisher.pub",
            "proofmark verify certificate model --signature model.sig --certificate-chain ca.pem");
        var run = new VerifyRun();
        var identity = new IdentityOptions("--identity", "--identity-provider");
        run.AddTo(command);
        identity.AddTo(command);
        var common = VerifyRun.Common();
        common.AddTo(command);
        command.SetVerb(common, context => run.Run(context, BundleVerifier.ForIdentity(identity.Policy(context.Parsed), identity.Root(context.Parsed), VerifyRun.Clock(context)), null));
        return command;
    }
}
