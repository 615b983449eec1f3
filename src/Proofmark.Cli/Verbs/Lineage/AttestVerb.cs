using System.CommandLine;

namespace Proofmark.Cli.Verbs.Lineage;

/// <summary><c>attest</c>: records of how artifacts were made.</summary>
internal static class AttestVerb
{
    public static Command Create()
    {
        var command = new VerbCommand("attest",
            "Record how artifacts are made, and sign the records.",
            "proofmark attest run --step train --input training-data=data --output model --private-key builder.key --to records/train.sigstore.json -- python3 train.py",
            "proofmark attest sign provenance.json --private-key builder.key --to records/train.sigstore.json");
        command.Subcommands.Add(AttestRunVerb.Create());
        command.Subcommands.Add(AttestSignVerb.Create());
        return command;
    }
}
