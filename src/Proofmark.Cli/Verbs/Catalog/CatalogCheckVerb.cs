using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog check</c>.</summary>
internal static class CatalogCheckVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "check",
            "Look for ids that other catalogues do not have in the version that is named, ids that lead nowhere, relations that only one end knows, and what is double. Exit code 1 only with --fail-on.",
            "proofmark catalog check",
            "proofmark catalog check ../secure-ai-tooling --fail-on medium",
            "proofmark catalog check catalogue.json -o json");
        var source = new Argument<string?>("PATH") { Description = "A checkout of the Risk Map or a file that 'catalog import' wrote; the catalogue of this build when absent.", Arity = ArgumentArity.ZeroOrOne };
        source.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(source);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetValue(source)));
        return command;
    }

    private static int Run(VerbContext context, string? source)
    {
        var document = source is null ? Catalogue.Load().Document : CatalogSource.Read(source);
        var faults = document.Check();
        var outcome = context.Common.FailOn is not { } level ? Outcome.NotApplicable : faults.Any(f => f.Severity >= level) ? Outcome.Fail : Outcome.Pass;
        context.Write(
            json: () => CatalogJson.Faults(document, faults, outcome, context.Common.AsOf),
            table: (writer, style) => CatalogueCheckView.Write(faults, writer, style));
        return ExitCode.Of(outcome);
    }
}
