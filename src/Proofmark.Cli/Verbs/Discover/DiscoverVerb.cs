using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.App.Exporting;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Interchange.CycloneDx;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Terminal;
using Proofmark.Systems.Export;
using Proofmark.Systems.Model;

namespace Proofmark.Cli.Verbs.Discover;

/// <summary><c>discover</c>: what is this system made of?</summary>
internal static class DiscoverVerb
{
    private static readonly IReadOnlyList<ReportFormat<SystemExport>> Formats =
    [
        new("mermaid", (export, _) => Task.FromResult(MermaidDiagram.Render(export.Model))),
        new("cyclonedx", (export, _) => Task.FromResult(CycloneDxWriter.Write(SystemBom.Of(export.Model, export.AsOf)))),
    ];

    public static Command Create()
    {
        var command = new VerbCommand(
            "discover",
            "List what a system is made of, as far as its folder shows: models, adapters, tools, prompts, data, dependencies, each with the place where it stands.",
            "proofmark discover .",
            "proofmark discover . -o json=facts.json",
            "proofmark discover . -o mermaid=system.mmd -o cyclonedx=bom.cdx.json");
        var folder = FolderArgument.Create();
        command.Arguments.Add(folder);
        var common = CommonOptions.With(Formats);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, FolderArgument.Read(context, folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var reading = SystemSource.Read(folder, context.Common.AsOf, Limits.Default, context.Progress, context.Cancellation);
        var model = reading.Model ?? throw TextFile.Wrong(reading.Mistakes);
        context.Write(
            new SystemExport(model, context.Common.AsOf),
            Formats,
            table: (export, writer, style) => DiscoverView.Write(export.Model, writer, style),
            json: () => FactsJson.Render(model, context.Common.AsOf));
        return ExitCode.Success;
    }
}

/// <summary>What the formats of <c>discover</c> write.</summary>
internal sealed record SystemExport(SystemModel Model, DateTimeOffset AsOf);
