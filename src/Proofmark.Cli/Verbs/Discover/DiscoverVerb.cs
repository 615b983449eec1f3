using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting;
using Proofmark.Reporting.Formats;
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
            "proofmark discover . -o json=facts.json",
            "proofmark discover . -o mermaid=system.mmd -o cyclonedx=system.cdx.json");
        var folder = FolderArgument.Create();
        command.Arguments.Add(folder);
        var common = CommonOptions.With(ReportFormats.System);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, FolderArgument.Read(context, folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var reading = SystemSource.Read(folder, context.Common.AsOf, Limits.Default, context.Progress, context.Cancellation);
        var model = reading.Model ?? throw TextFile.Wrong(reading.Mistakes);
        context.Write(
            new SystemOverview(model, context.Common.AsOf),
            ReportFormats.System,
            table: (overview, writer, style) => DiscoverView.Write(overview.System, writer, style),
            json: () => FactsJson.Render(model, context.Common.AsOf));
        return ExitCode.Success;
    }
}
