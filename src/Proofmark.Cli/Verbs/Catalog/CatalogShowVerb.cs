using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog show</c>.</summary>
internal static class CatalogShowVerb
{
    public static Command Create()
    {
        var command = new VerbCommand("show", "Show an entry of the catalogue with everything it is related to.", "proofmark catalog show riskPromptInjection", "proofmark catalog show controlRedTeaming -o json", "proofmark catalog show PIJ");
        var id = new Argument<string>("ID") { Description = "Id of a risk, control, component or persona; the former ids of risks are known too." };
        command.Arguments.Add(id);
        command.Options.Add(CatalogueOption.Option);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(id)));
        return command;
    }

    private static int Run(VerbContext context, string id)
    {
        var catalogue = CatalogueOption.Read(context) ?? Catalogue.Load();
        var lines = CatalogLines.Of(catalogue, "all");
        var entry = lines.FirstOrDefault(e => e.Id == id) ?? lines.FirstOrDefault(e => e.Id == FormerIds.Today(id))
            ?? throw new UsageException($"the catalogue has no entry '{id}'; 'proofmark catalog list' shows all of them");
        var relations = CatalogRelations.Of(catalogue, entry.Id);
        context.Write(
            json: () => CatalogJson.Render(catalogue, [entry, .. relations.SelectMany(r => r.Entries).Distinct()], context.Common.AsOf),
            table: (writer, style) => CatalogueView.WriteOne(entry, relations, writer, style));
        return ExitCode.Success;
    }
}
