using System.CommandLine;
using System.Text;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Catalog;

/// <summary><c>catalog import</c>.</summary>
internal static class CatalogImportVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "import",
            "Read the original files of the CoSAI Risk Map from a checkout of yours and write them as one catalogue file for --catalogue. Descriptions and unknown fields come along; what is wrong in them is listed.",
            "proofmark catalog import ../secure-ai-tooling --to risk-map.json",
            "proofmark catalog import ../secure-ai-tooling --to risk-map.json --commit 18ab1ef17e5c0b09ded45287fdd1977605de80ad",
            "proofmark assess . --catalogue ../risk-map.json");
        var source = new Argument<string>("DIR") { Description = "The checkout, or its folder risk-map/yaml." };
        source.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        var target = new Option<string>("--to") { HelpName = "FILE", Description = "The file to write.", Required = true };
        var commit = new Option<string?>("--commit") { HelpName = "SHA", Description = "The commit of the checkout (40 hexadecimal digits), for reports; the digest of the files when absent." };
        command.Arguments.Add(source);
        command.Options.Add(target);
        command.Options.Add(commit);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(source), context.Parsed.GetRequiredValue(target), context.Parsed.GetValue(commit)));
        return command;
    }

    private static int Run(VerbContext context, string source, string target, string? commit)
    {
        if (!Directory.Exists(source))
        {
            throw new UsageException($"there is no folder '{source}'");
        }

        if (commit is not null && !CatalogueDocument.IsCommit(commit))
        {
            throw new UsageException($"--commit: '{commit}' is no commit; 40 hexadecimal digits are expected");
        }

        var document = CatalogSource.Read(source, commit);
        Save(target, document.ToJson());
        var faults = document.Check();
        context.Write(
            json: () => CatalogJson.Faults(document, faults, Outcome.NotApplicable, context.Common.AsOf),
            table: (writer, style) => CatalogueCheckView.WriteImport(target, document.Count, faults, writer, style));
        return ExitCode.Success;
    }

    private static void Save(string target, string json)
    {
        try
        {
            File.WriteAllText(target, json, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--to: cannot write '{target}': {failure.Message}");
        }
    }
}
