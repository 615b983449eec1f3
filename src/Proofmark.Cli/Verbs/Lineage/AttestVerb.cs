using System.CommandLine;

namespace Proofmark.Cli.Verbs.Lineage;

/// <summary><c>attest</c>: records of how artifacts were made.</summary>
internal static class AttestVerb
{
    public static Command Create()
    {
        var command = new VerbCommand("attest", "Sign records of how artifacts were made.", "proofmark attest sign provenance.json --private-key builder.key --to records/train.sigstore.json");
        command.Subcommands.Add(AttestSignVerb.Create());
        return command;
    }
}
