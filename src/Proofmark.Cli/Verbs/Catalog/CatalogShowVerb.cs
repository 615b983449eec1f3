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
        var command = new VerbCommand("show", "Show an entry of the catalogue with everything it is related to.", "proofmark catalog show riskPromptInjection", "proofmark catalog show controlRedTeaming -o json");
        var id = new Argument<string>("ID") { Description = "Id of a risk, control, component or persona." };
        command.Arguments.Add(id);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(id)));
        return command;
    }

    private static int Run(VerbContext context, string id)
    {
        var catalogue = Catalogue.Load();
        var entry = CatalogLines.Of(catalogue, "all").FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal))
            ?? throw new UsageException($"the catalogue has no entry '{id}'; 'proofmark catalog list' shows all of them");
        var relations = CatalogRelations.Of(catalogue, id);
        context.Write(
            json: () => CatalogJson.Render(catalogue, [entry, .. relations.SelectMany(r => r.Entries).Distinct()], context.Common.AsOf),
            table: (writer, style) => CatalogueView.WriteOne(entry, relations, writer, style));
        return ExitCode.Success;
    }
}
