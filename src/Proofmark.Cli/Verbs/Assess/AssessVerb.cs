using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Verbs.Assess;

/// <summary><c>assess</c>: where does this system stand, and what is to be done next?</summary>
internal static class AssessVerb
{
    private static readonly Argument<string> Folder = FolderArgument.Create();
    private static readonly Option<string[]> Stores = new("--evidence") { HelpName = "DIR", Description = "A folder of statements that you vouch for, outside of the system's folder; may be repeated." };
    private static readonly Option<string[]> RuleFolders = Rules.RuleFolderOption.Create();
    private static readonly Option<bool> TrustTree = new("--trust-tree") { Description = "Believe evidence, acceptances and controls that stand inside the system's folder. The report says so." };
    private static readonly Option<bool> NoSave = new("--no-save") { Description = "Write nothing into DIR/.proofmark (by default the evidence, the discovered facts and report.html are kept there)." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "assess",
            "Discover what a system is made of, check it, weigh the evidence, and say what is worst and what to do next. Exit code 1: a finding at or above --fail-on (high by default); 2: evidence that your policy requires is missing.",
            "proofmark assess .",
            "proofmark assess samples/support-agent -o html=report.html -o table",
            "proofmark assess . --policy release.yaml --fail-on medium -o sarif=assess.sarif",
            "proofmark assess . --rules ../house-rules/",
            "proofmark assess . --evidence ../proof/ --as-of 2026-11-30 -o json");
        command.Arguments.Add(Folder);
        foreach (var option in new Option[] { Stores, RuleFolders, TrustTree, NoSave, CatalogueOption.Option })
        {
            command.Options.Add(option);
        }

        var common = CommonOptions.With(ReportFormats.Assessment);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var request = Read(context);
        var run = AssessUseCase.Run(request, context.Progress, context.Cancellation);
        if (run is not { Report: { } report, Decision: { } decision })
        {
            throw TextFile.Wrong(run.Mistakes);
        }

        context.Progress.Dispose();
        if (!context.Parsed.GetValue(NoSave))
        {
            Keeping.Save(request, run, context.Common.Quiet);
        }

        context.Write(report, ReportFormats.Assessment, table: AssessView.Write, json: () => AssessJson.Render(report, decision.ReasonCodes));

        // Without a policy that requires it, unknown is shown and does not change the code.
        return decision is { Outcome: Outcome.NotEstablished, Missing.Count: 0 } ? ExitCode.Success : ExitCode.Of(decision.Outcome);
    }

    private static AssessRequest Read(VerbContext context)
    {
        var folder = FolderArgument.Read(context, Folder);
        var stores = context.Parsed.GetValue(Stores) ?? [];
        if (stores.FirstOrDefault(s => !Directory.Exists(s)) is { } missing)
        {
            throw new UsageException($"--evidence: there is no folder '{missing}'");
        }

        var policy = PolicyFile.Read(context.Common.PolicyFile);
        return new AssessRequest
        {
            Root = folder,
            Catalogue = CatalogueOption.Read(context, outside: folder),
            Stores = [.. stores.Select(Evidence.StoreFolder.Locate)],
            RuleFolders = Rules.RuleFolderOption.Read(context.Parsed, RuleFolders),
            TreeTrusted = context.Parsed.GetValue(TrustTree),
            AsOf = context.Common.AsOf,
            Policy = policy,
            FailOn = context.Common.FailOn ?? policy.FailOn ?? Severity.High,
        };
    }
}
