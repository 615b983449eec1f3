using System.CommandLine;
using Proofmark.App.Gating;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Assess;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Verbs.Gate;

/// <summary><c>gate</c>: may this pass, by my policy?</summary>
internal static class GateVerb
{
    private const string BaselineName = "--baseline";

    private static readonly Option<string?> Baseline = new(BaselineName)
    {
        HelpName = "FILE",
        Description = "What 'proofmark assess -o json' wrote earlier: findings and standings that it has already do not close the gate. It must lie outside of the assessed folder.",
    };

    public static Command Create()
    {
        var command = new VerbCommand(
            "gate",
            "Assess a system and say whether it may pass, by your policy. Exit code 0: what the policy asks for holds; 1: something it refuses is there; 2: evidence that it requires is missing. Writes nothing into DIR.",
            "proofmark gate . --policy ../release.yaml",
            "proofmark gate . --policy ../release.yaml --baseline ../last-release.json",
            "proofmark gate . --policy ../release.yaml --fail-on medium -o github -o json=gate.json",
            "proofmark gate . --policy ../release.yaml --evidence ../proof/ --as-of 2026-11-30");
        AssessOptions.AddTo(command);
        command.Options.Add(Baseline);
        var common = CommonOptions.With(ReportFormats.Gate);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        if (context.Common.PolicyFile is not { } policy)
        {
            throw new UsageException("a gate needs --policy FILE: without one nothing is required, and it would open for anything");
        }

        var request = AssessOptions.Read(context);
        if (!request.TreeTrusted && App.Assessing.AssessedTree.Contains(request.Root, policy))
        {
            throw new UsageException($"--policy: '{policy}' lies inside the assessed folder, whose authors must not judge themselves; keep it elsewhere, or give --trust-tree");
        }

        request = request with { Baseline = PastFile.Read(context.Parsed.GetValue(Baseline), BaselineName, request) };
        var run = AssessOptions.Run(request, context);
        PastFile.MustBeOf(run.Report!.System.Id, request.Baseline, BaselineName);
        var report = GateUseCase.Report(request, run);
        context.Write(report, ReportFormats.Gate, table: GateView.Write, json: () => GateJson.Render(report));
        return report.Opens ? ExitCode.Success : ExitCode.Of(report.Outcome);
    }
}
