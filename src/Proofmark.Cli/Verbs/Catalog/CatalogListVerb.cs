using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog list</c>.</summary>
internal static class CatalogListVerb
{
    public static Command Create()
    {
        var command = new VerbCommand("list", "List the entries of the catalogue.", "proofmark catalog list", "proofmark catalog list risks", "proofmark catalog list controls -o json", "proofmark catalog list frameworks");
        var kind = new Argument<string>("KIND")
        {
            Description = "What to list: risks, controls, components, personas, frameworks or all.",
            DefaultValueFactory = _ => "all",
        };
        kind.AcceptOnlyFromAmong("all", "risks", "controls", "components", "personas", "frameworks");
        command.Arguments.Add(kind);
        command.Options.Add(CatalogueOption.Option);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(kind)));
        return command;
    }

    private static int Run(VerbContext context, string kind)
    {
        var catalogue = CatalogueOption.Read(context) ?? Catalogue.Load();
        var lines = CatalogLines.Of(catalogue, kind);
        context.Write(
            json: () => CatalogJson.Render(catalogue, lines, context.Common.AsOf),
            table: (writer, style) => CatalogueView.WriteList(lines, writer, style));
        return ExitCode.Success;
    }
}
