using System.CommandLine;
using System.Text.Json;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core.Json;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence show</c>.</summary>
internal static class EvidenceShowVerb
{
    public static Command Create()
    {
        var command = new VerbCommand("show", "Show a statement whole.", "proofmark evidence show 3f2a91c0", "proofmark evidence show 3f2a91c0 --store path/to/system -o json");
        var id = new Argument<string>("ID") { Description = "The statement's digest, or enough of its beginning." };
        var store = StoreFolder.Option();
        command.Arguments.Add(id);
        command.Options.Add(store);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(id), context.Parsed.GetRequiredValue(store)));
        return command;
    }

    private static int Run(VerbContext context, string id, string folder)
    {
        var item = StoreFolder.Open(folder).Load().Find(id)
            ?? throw new UsageException($"'{id}' is the beginning of no statement, or of more than one, in '{StoreFolder.Locate(folder)}'");
        context.Write(
            json: () => JsonSerializer.Serialize(item.Statement, CoreJson.Default.EvidenceStatement),
            table: (writer, style) => EvidenceView.WriteOne(item.Id.ToString(), item.Result, item.Statement.Predicate.Author, writer, style));
        return ExitCode.Success;
    }
}
