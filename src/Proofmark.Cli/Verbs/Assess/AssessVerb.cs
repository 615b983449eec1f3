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
    private static readonly Option<bool> NoSave = new("--no-save") { Description = "Write nothing into DIR/.proofmark (by default the evidence, the discovered facts and report.html are kept there)." };

    private const string AgainstName = "--against";

    private static readonly Option<string?> Against = new(AgainstName)
    {
        HelpName = "FILE",
        Description = "What 'proofmark assess -o json' wrote earlier: say what moved since then, and why. It must lie outside of DIR.",
    };

    public static Command Create()
    {
        var command = new VerbCommand(
            "assess",
            "Discover what a system is made of, check it, weigh the evidence, and say what is worst and what to do next. Exit code 1: a finding at or above --fail-on (high by default); 2: evidence that your policy requires is missing.",
            "proofmark assess .",
            "proofmark assess samples/support-agent -o html=report.html -o table",
            "proofmark assess . --policy release.yaml --fail-on medium -o sarif=assess.sarif",
            "proofmark assess . --against ../last-week.json -o md=comment.md",
            "proofmark assess . --rules ../house-rules/",
            "proofmark assess . --evidence ../proof/ --as-of 2026-11-30 -o json");
        AssessOptions.AddTo(command);
        command.Options.Add(NoSave);
        command.Options.Add(Against);
        var common = CommonOptions.With(ReportFormats.Assessment);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var request = AssessOptions.Read(context);
        request = request with { Against = PastFile.Read(context.Parsed.GetValue(Against), AgainstName, request) };
        var run = AssessOptions.Run(request, context);
        PastFile.MustBeOf(run.Report!.System.Id, request.Against, AgainstName);
        var decision = run.Decision!;
        if (!context.Parsed.GetValue(NoSave))
        {
            Keeping.Save(request, run, context.Common.Quiet);
        }

        context.Write(run.Report!, ReportFormats.Assessment, table: AssessView.Write, json: () => AssessJson.Render(run.Report!, decision.ReasonCodes));

        // Without a policy that requires it, unknown is shown and does not change the code.
        return decision is { Outcome: Outcome.NotEstablished, Missing.Count: 0 } ? ExitCode.Success : ExitCode.Of(decision.Outcome);
    }
}
