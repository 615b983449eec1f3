using System.CommandLine;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence</c>: the set of statements about a system.</summary>
internal static class EvidenceVerb
{
    public static Command Create()
    {
        var command = new Command("evidence", "Keep and look at evidence: immutable statements, each named by the digest of its content.");
        command.Subcommands.Add(EvidenceListVerb.Create());
        command.Subcommands.Add(EvidenceAddVerb.Create());
        command.Subcommands.Add(EvidenceImportVerb.Create());
        command.Subcommands.Add(EvidenceShowVerb.Create());
        command.Subcommands.Add(EvidenceSignVerb.Create());
        command.Subcommands.Add(EvidenceSealVerb.Create());
        command.Subcommands.Add(EvidenceCheckVerb.Create());
        return command;
    }
}
