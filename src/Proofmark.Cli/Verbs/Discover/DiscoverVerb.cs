using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Verbs.Discover;

/// <summary><c>discover</c>: what is this system made of?</summary>
internal static class DiscoverVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "discover",
            "List what a system is made of, as far as its folder shows: models, adapters, tools, prompts, data, dependencies, each with the place where it stands.",
            "proofmark discover .",
            "proofmark discover . -o json=facts.json");
        var folder = FolderArgument.Create();
        command.Arguments.Add(folder);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, FolderArgument.Read(context, folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var reading = SystemSource.Read(folder, context.Common.AsOf, Limits.Default, context.Progress, context.Cancellation);
        var model = reading.Model ?? throw TextFile.Wrong(reading.Mistakes);
        context.Write(
            table: (writer, style) => DiscoverView.Write(model, writer, style),
            json: () => FactsJson.Render(model, context.Common.AsOf));
        return ExitCode.Success;
    }
}
