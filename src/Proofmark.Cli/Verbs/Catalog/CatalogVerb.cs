using System.CommandLine;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog</c>: look things up in the risk catalogue, check it, and bring in one of the user's own.</summary>
internal static class CatalogVerb
{
    public static Command Create()
    {
        var command = new Command("catalog", "Look up risks, controls, components and personas of the catalogue (ids, titles and relations of the CoSAI Risk Map); check, import and compare catalogues.");
        command.Subcommands.Add(CatalogListVerb.Create());
        command.Subcommands.Add(CatalogShowVerb.Create());
        command.Subcommands.Add(CatalogCheckVerb.Create());
        command.Subcommands.Add(CatalogImportVerb.Create());
        command.Subcommands.Add(CatalogDiffVerb.Create());
        return command;
    }
}
