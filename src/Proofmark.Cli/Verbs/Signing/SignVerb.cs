using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>sign</c>: model signatures. Sub-commands and options are those of the reference tool; without a sub-command it is <c>sigstore</c>.</summary>
internal static class SignVerb
{
    public static Command Create()
    {
        var command = SignSigstoreVerb.Create("sign");
        command.Subcommands.Add(SignSigstoreVerb.Create("sigstore"));
        command.Subcommands.Add(CreateMethod(
            "key",
            "Sign a model with a private key: EC on P-256, P-384 or P-521 (which the reference tool verifies), Ed25519, RSA, or ML-DSA where it is allowed.",
            withCertificate: false,
            "proofmark sign key model --private-key publisher.key",
            "proofmark sign key model --signature model/model.sig --private-key publisher.key --ignore-paths model/notes"));
        command.Subcommands.Add(CreateMethod(
            "certificate",
            "Sign a model with a private key and the certificate that is for it.",
            withCertificate: true,
            "proofmark sign certificate model --private-key publisher.key --signing-certificate publisher.pem --certificate-chain intermediate.pem"));
        command.Subcommands.Add(SignTokenVerb.CreateKey());
        command.Subcommands.Add(SignTokenVerb.CreateCertificate());
        return command;
    }

    private static VerbCommand CreateMethod(string name, string description, bool withCertificate, params string[] examples)
    {
        var command = new VerbCommand(name, description, examples);
        var run = new SignRun(withCertificate);
        var keys = new PrivateKeyOptions(offersMlDsa: !withCertificate);
        run.AddTo(command);
        keys.AddTo(command);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => run.Run(context, _ => keys.Read(context.Parsed)));
        return command;
    }
}
