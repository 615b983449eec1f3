using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Running;
using Proofmark.Core;

namespace Proofmark.Cli.Verbs.Assess;

/// <summary>What the verbs that assess a system are told: the folder, and what to believe.</summary>
internal static class AssessOptions
{
    private static readonly Argument<string> Folder = FolderArgument.Create();
    private static readonly Option<string[]> Stores = new("--evidence") { HelpName = "DIR", Description = "A folder of statements that you vouch for, outside of the system's folder; may be repeated." };
    private static readonly Option<string[]> RuleFolders = Rules.RuleFolderOption.Create();
    private static readonly Option<bool> TrustTree = new("--trust-tree") { Description = "Believe evidence, acceptances and controls that stand inside the system's folder. The report says so." };

    public static void AddTo(Command command)
    {
        command.Arguments.Add(Folder);
        foreach (var option in new Option[] { Stores, RuleFolders, TrustTree, CatalogueOption.Option })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">Something that was named is absent or wrong.</exception>
    public static AssessRequest Read(VerbContext context)
    {
        var folder = FolderArgument.Read(context, Folder);
        var stores = context.Parsed.GetValue(Stores) ?? [];
        if (stores.FirstOrDefault(s => !Directory.Exists(s)) is { } missing)
        {
            throw new UsageException($"--evidence: there is no folder '{missing}'");
        }

        var policy = PolicyFile.Read(context.Common.PolicyFile);
        if (policy.Trust.Signers.Count > 0 && !context.Parsed.GetValue(TrustTree))
        {
            PolicyFile.MustLieOutside(context.Common.PolicyFile!, policy, folder);
        }

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

    /// <summary>Assesses, and stops with every mistake of the description when there is one.</summary>
    /// <exception cref="UsageException">The description is wrong.</exception>
    public static AssessRun Run(AssessRequest request, VerbContext context)
    {
        var run = AssessUseCase.Run(request, context.Progress, context.Cancellation);
        context.Progress.Dispose();
        return run.Report is null ? throw TextFile.Wrong(run.Mistakes) : run;
    }
}
