using System.CommandLine;
using System.Text.Json;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence list</c>.</summary>
internal static class EvidenceListVerb
{
    public static Command Create()
    {
        var command = new VerbCommand("list", "List the statements of a store, and the files in it that are none.", "proofmark evidence list", "proofmark evidence list path/to/system -o json");
        var folder = new Argument<string>("DIR") { Description = "A system's folder, or a folder of statements.", DefaultValueFactory = _ => "." };
        folder.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(folder);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"there is no folder '{folder}'");
        }

        var set = StoreFolder.Open(folder).Load();
        context.Write(json: () => Render(context, folder, set), table: (writer, style) => View(set, writer, style));
        return set.Rejected.Count > 0 ? ExitCode.NotEstablished : ExitCode.Success;
    }

    private static void View(EvidenceSet set, TextWriter writer, TerminalStyle style)
    {
        EvidenceView.Write([.. set.Items.Select(EvidenceLines.Of)], writer, style);
        EvidenceView.WriteRejected([.. set.Rejected.Select(r => (r.Location, r.Reason))], writer, style);
    }

    private static string Render(VerbContext context, string folder, EvidenceSet set) => JsonSerializer.Serialize(
        new Envelope<EvidenceItem>
        {
            Schema = "proofmark.evidence-list",
            AsOf = context.Common.AsOf,
            Subject = new Subject(SubjectKind.Artifact, folder),
            Outcome = set.Rejected.Count > 0 ? Outcome.NotEstablished : Outcome.Pass,
            ReasonCodes = set.Rejected.Count > 0 ? ["file-rejected"] : [],
            Results = set.Items,
        },
        VerbJson.Default.EnvelopeEvidenceItem);
}
