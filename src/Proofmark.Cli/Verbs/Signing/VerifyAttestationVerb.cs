using System.CommandLine;
using Proofmark.App.Signatures;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>verify attestation</c>: in-toto statements of any kind.</summary>
internal static class VerifyAttestationVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "attestation",
            "Verify an in-toto statement in a DSSE envelope, bare or in a Sigstore bundle, and print what it states. Exit code 0: valid; 1: not; 2: not established.",
            "proofmark verify attestation provenance.json --public-key builder.pub",
            "proofmark verify attestation provenance.sigstore.json --identity builder@example.com --identity-provider https://accounts.example.com --artifact model.safetensors");
        var file = new Argument<string>("FILE") { Description = "The envelope or the bundle." };
        var artifact = new Option<string?>("--artifact") { HelpName = "FILE|sha256:HEX", Description = "An artifact that the statement must be about." };
        var key = new Option<string?>("--public-key", "--public_key") { HelpName = "FILE", Description = "The public key, PEM, that must have signed." };
        var chain = new Option<string[]>("--certificate-chain", "--certificate_chain") { HelpName = "FILE", Description = "Certificates that you trust, PEM; may be repeated.", AllowMultipleArgumentsPerToken = false };
        var identity = new IdentityOptions("--identity", "--identity-provider");
        file.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(file);
        command.Options.Add(artifact);
        command.Options.Add(key);
        command.Options.Add(chain);
        identity.AddTo(command);
        var common = VerifyRun.Common();
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("verify attestation");
            var name = context.Parsed.GetRequiredValue(file);
            var subject = context.Parsed.GetValue(artifact) is { } about ? ArtifactFile.Read(about) : null;
            var verifier = Verifier(context, context.Parsed.GetValue(key), context.Parsed.GetValue(chain) ?? [], identity);
            var verification = AttestationVerifier.Verify(name, SignatureFiles.Bytes(name, Limits.Default.MaxReportBytes), verifier, subject, Limits.Default);
            return VerifyRun.Write(context, SignatureUseCase.OfAttestation(name, verification, context.Common.AsOf));
        });
        return command;
    }

    private static BundleVerifier Verifier(VerbContext context, string? key, string[] chain, IdentityOptions identity) => (key, chain) switch
    {
        ({ } file, []) => BundleVerifier.ForKey(SignatureFiles.PublicKey(file), null, VerifyRun.Clock(context)),
        (null, [_, ..]) => BundleVerifier.ForCertificates(new CertificatePolicy(SignatureFiles.Certificates(chain), context.Common.AsOf), VerifyRun.Clock(context)),
        (null, []) => BundleVerifier.ForIdentity(identity.Policy(context.Parsed), identity.Root(context.Parsed), VerifyRun.Clock(context)),
        _ => throw new UsageException("--public-key and --certificate-chain are two answers to one question"),
    };
}
