using System.CommandLine;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog</c>: look things up in the risk catalogue.</summary>
internal static class CatalogVerb
{
    public static Command Create()
    {
        var command = new Command("catalog", "Look up risks, controls, components and personas of the catalogue (ids, titles and relations of the CoSAI Risk Map).");
        command.Subcommands.Add(CatalogListVerb.Create());
        command.Subcommands.Add(CatalogShowVerb.Create());
        return command;
    }
}
