using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>verify certificate</c>.</summary>
internal static class VerifyCertificateVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "certificate",
            "Verify a model against certificates that you trust. Nobody witnesses when such a signature was made: the certificates must be valid now, or at the moment named with --as-of. Exit code 0: valid; 1: not; 2: not established.",
            "proofmark verify certificate model --signature model.sig --certificate-chain ca.pem",
            "proofmark verify certificate model --signature model.sig --certificate-chain ca.pem --certificate-chain intermediate.pem");
        var run = new VerifyRun();
        var chain = new Option<string[]>("--certificate-chain", "--certificate_chain")
        {
            HelpName = "FILE",
            Description = "Certificates that you trust, PEM; may be repeated. The system's own are never taken.",
            AllowMultipleArgumentsPerToken = false,
            Required = true,
        };
        run.AddTo(command);
        command.Options.Add(chain);
        var common = VerifyRun.Common();
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            var anchors = SignatureFiles.Certificates(context.Parsed.GetRequiredValue(chain));
            return run.Run(context, BundleVerifier.ForCertificates(new CertificatePolicy(anchors, context.Common.AsOf), VerifyRun.Clock(context)), null);
        });
        return command;
    }
}
