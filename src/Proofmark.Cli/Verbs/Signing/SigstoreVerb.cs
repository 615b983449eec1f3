using System.CommandLine;
using Proofmark.App.Signatures;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>sigstore verify-bundle</c>: any artifact and its bundle, with the options of the Sigstore conformance suite.</summary>
internal static class SigstoreVerb
{
    public static Command Create()
    {
        var command = new Command("sigstore", "Verify Sigstore bundles of any artifact.");
        command.Subcommands.Add(VerifyBundle());
        return command;
    }

    private static VerbCommand VerifyBundle()
    {
        var command = new VerbCommand(
            "verify-bundle",
            "Verify a Sigstore bundle of an artifact, offline. With --key every bundle needs an entry in a log of the trusted root all the same. Exit code 0: valid; 1: not; 2: not established.",
            "proofmark sigstore verify-bundle --bundle app.sigstore.json --certificate-identity publisher@example.com --certificate-oidc-issuer https://accounts.example.com app.tar.gz",
            "proofmark sigstore verify-bundle --bundle app.sigstore.json --key publisher.pub app.tar.gz");
        var artifact = new Argument<string>("FILE|sha256:HEX") { Description = "The artifact, or its SHA-256 digest." };
        var bundle = new Option<string>("--bundle") { HelpName = "FILE", Description = "The bundle.", Required = true };
        var key = new Option<string?>("--key") { HelpName = "FILE", Description = "The public key, PEM, that must have signed, instead of an identity." };
        var identity = new IdentityOptions("--certificate-identity", "--certificate-oidc-issuer");
        artifact.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(artifact);
        command.Options.Add(bundle);
        command.Options.Add(key);
        identity.AddTo(command);
        var common = VerifyRun.Common();
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("sigstore verify-bundle");
            var clock = VerifyRun.Clock(context);
            var root = identity.Root(context.Parsed);
            var verifier = context.Parsed.GetValue(key) is { } file
                ? BundleVerifier.ForKey(SignatureFiles.PublicKey(file), root, clock)
                : BundleVerifier.ForIdentity(identity.Policy(context.Parsed), root, clock);
            var name = context.Parsed.GetRequiredValue(artifact);
            var subject = ArtifactFile.Read(name);
            var reading = SignatureFiles.Bundle(context.Parsed.GetRequiredValue(bundle));
            var verification = reading.Bundle is { } read
                ? verifier.VerifyArtifact(read, subject)
                : new BundleVerification(Outcome.Fail, "bundle-malformed", string.Join("; ", reading.Errors.Take(3)), null, [], [], []);
            return VerifyRun.Write(context, SignatureUseCase.OfArtifact(name, subject.Sha256, verification, context.Common.AsOf));
        });
        return command;
    }
}
