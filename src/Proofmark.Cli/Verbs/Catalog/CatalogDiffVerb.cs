using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Catalogues.Comparing;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog diff</c>.</summary>
internal static class CatalogDiffVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "diff",
            "Say what was added, removed, renamed or related differently between two catalogues.",
            "proofmark catalog diff ../secure-ai-tooling",
            "proofmark catalog diff old.json new.json -o json");
        var first = new Argument<string>("A") { Description = "A checkout of the Risk Map or a file that 'catalog import' wrote. Alone, it is compared with the catalogue of this build." };
        var second = new Argument<string?>("B") { Description = "The later of two.", Arity = ArgumentArity.ZeroOrOne };
        first.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        second.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(first);
        command.Arguments.Add(second);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(first), context.Parsed.GetValue(second)));
        return command;
    }

    private static int Run(VerbContext context, string first, string? second)
    {
        var (before, after) = second is null
            ? (Catalogue.Load().Document, CatalogSource.Read(first))
            : (CatalogSource.Read(first), CatalogSource.Read(second));
        var changes = CatalogueDiff.Between(before, after);
        context.Write(
            json: () => CatalogJson.Changes(after, changes, context.Common.AsOf),
            table: (writer, style) => CatalogueDiffView.Write(before.Commit, after.Commit, changes, writer, style));
        return ExitCode.Success;
    }
}
