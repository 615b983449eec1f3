using System.CommandLine;
using Proofmark.App;
using Proofmark.App.Assessing;
using Proofmark.App.Policies;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Terminal;
using Proofmark.Scanning;
using Proofmark.Scanning.Gate;

namespace Proofmark.Cli.Verbs.Scan;

/// <summary><c>scan</c>: is there code in these files that would run when they are loaded?</summary>
internal static class ScanVerb
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files and folders to scan, or patterns for them (*, ?, **); - for standard input.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> NoDigest = new("--no-digest") { Description = "Do not hash files: faster on large ones, but the results cannot be kept as evidence about them." };

    private static readonly Option<int?> Jobs = new("--jobs", "-j") { HelpName = "N", Description = "Most files scanned at the same time; the number of processors by default." };

    // The name of standard input among paths, by old custom.
    private const string StandardInput = "-";

    public static Command Create()
    {
        var command = new VerbCommand(
            "scan",
            "Look for code that would run when model files are loaded. Nothing is executed. Exit code 1: malicious or suspicious; 2: something that a loader could execute was not fully read.",
            "proofmark scan model.pt",
            "proofmark scan models/ -o sarif=scan.sarif -o table",
            "proofmark scan 'models/**/*.pt'",
            "curl -s https://example.org/model.pkl | proofmark scan -",
            "proofmark scan downloads/ --no-digest -q && echo may be loaded");
        Paths.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(Paths);
        command.Options.Add(NoDigest);
        command.Options.Add(Jobs);
        var common = CommonOptions.With(ReportFormats.Scan);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        string[] paths = [.. PathPattern.Expand(context.Parsed.GetRequiredValue(Paths))];
        if (paths.FirstOrDefault(p => p != StandardInput && !Path.Exists(p)) is { } missing)
        {
            throw new UsageException($"there is no file or folder '{missing}'");
        }

        var policy = PolicyFile.Read(context.Common.PolicyFile);
        var report = Scan(context, paths);
        var decision = PolicyJudge.Decide(policy, context.Common.FailOn ?? policy.FailOn ?? Severity.Low, report.Results, new HashSet<Finding>());
        var reasons = ReasonCodes.Sorted(decision.ReasonCodes.Concat(report.ReasonCodes));
        context.Write(
            Overview(paths, report, decision, context.Common.AsOf),
            ReportFormats.Scan,
            table: ScanView.Write,
            json: () => ScanJson.Render(paths, report, decision, reasons, context.Common.AsOf));
        return ExitCode.Of(decision.Outcome);
    }

    private static ScanReport Scan(VerbContext context, string[] paths)
    {
        var jobs = context.Parsed.GetValue(Jobs) ?? Environment.ProcessorCount;
        if (jobs is < 1 or > 1024)
        {
            throw new UsageException("--jobs: a number from 1 to 1024 is expected");
        }

        if (!paths.Contains(StandardInput))
        {
            var request = new ScanRequest { Paths = paths, Digests = !context.Parsed.GetValue(NoDigest), Parallelism = jobs };
            return Scanner.Scan(request, new FixedTime(context.Common.AsOf), ScanTold.Of(context.Progress), context.Cancellation);
        }

        if (paths.Length > 1)
        {
            throw new UsageException("standard input (-) is scanned alone");
        }

        try
        {
            using var input = Console.OpenStandardInput();
            var report = Scanner.ScanStream(input, "stdin", new ModelGateOptions(), new FixedTime(context.Common.AsOf), context.Cancellation);

            // What should have come, a download that failed say, must not pass for something harmless.
            return report.Counts.Bytes > 0 ? report : throw new UsageException("standard input is empty");
        }
        catch (IOException failure)
        {
            throw new UsageException($"cannot read standard input: {failure.Message}");
        }
    }

    private static ScanOverview Overview(string[] paths, ScanReport report, Decision decision, DateTimeOffset asOf) => new()
    {
        Target = string.Join(' ', paths),
        Results = report.Results,
        Outcome = decision.Outcome,
        AsOf = asOf,
        RuleSet = report.RuleSet,
    };
}
