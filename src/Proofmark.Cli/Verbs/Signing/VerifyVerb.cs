using System.CommandLine;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>verify</c>: model signatures. Sub-commands and options are those of the reference tool; without a sub-command it is <c>sigstore</c>.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var command = VerifySigstoreVerb.Create("verify");
        command.Subcommands.Add(VerifySigstoreVerb.Create("sigstore"));
        command.Subcommands.Add(VerifyKeyVerb.Create());
        command.Subcommands.Add(VerifyCertificateVerb.Create());
        command.Subcommands.Add(VerifyPolicyVerb.Create());
        command.Subcommands.Add(VerifyAttestationVerb.Create());
        return command;
    }
}
