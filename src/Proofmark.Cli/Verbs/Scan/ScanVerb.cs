using System.CommandLine;
using System.Text.Json;
using Proofmark.App;
using Proofmark.App.Assessing;
using Proofmark.App.Policies;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Terminal;
using Proofmark.Scanning;

namespace Proofmark.Cli.Verbs.Scan;

/// <summary><c>scan</c>: is there code in these files that would run when they are loaded?</summary>
internal static class ScanVerb
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files and folders to scan.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> NoDigest = new("--no-digest") { Description = "Do not hash files: faster on large ones, but the results cannot be kept as evidence about them." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "scan",
            "Look for code that would run when model files are loaded. Nothing is executed. Exit code 1: malicious or suspicious; 2: something that a loader could execute was not fully read.",
            "proofmark scan model.pt",
            "proofmark scan models/ -o sarif=scan.sarif -o table",
            "proofmark scan downloads/ --no-digest -q && echo may be loaded");
        Paths.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(Paths);
        command.Options.Add(NoDigest);
        var common = CommonOptions.With(ReportFormats.Scan);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var paths = context.Parsed.GetRequiredValue(Paths);
        if (paths.FirstOrDefault(p => !Path.Exists(p)) is { } missing)
        {
            throw new UsageException($"there is no file or folder '{missing}'");
        }

        var policy = PolicyFile.Read(context.Common.PolicyFile);
        var report = Scanner.Scan(
            new ScanRequest { Paths = paths, Digests = !context.Parsed.GetValue(NoDigest) },
            new FixedTime(context.Common.AsOf),
            ScanTold.Of(context.Progress),
            context.Cancellation);
        var decision = PolicyJudge.Decide(policy, context.Common.FailOn ?? policy.FailOn ?? Severity.Low, report.Results, new HashSet<Finding>());
        var reasons = ReasonCodes.Sorted(decision.ReasonCodes.Concat(report.ReasonCodes));
        context.Write(
            Overview(paths, report, decision, context.Common.AsOf),
            ReportFormats.Scan,
            table: ScanView.Write,
            json: () => Render(paths, report, decision, reasons, context.Common.AsOf));
        return ExitCode.Of(decision.Outcome);
    }

    private static ScanOverview Overview(string[] paths, ScanReport report, Decision decision, DateTimeOffset asOf) => new()
    {
        Target = string.Join(' ', paths),
        Results = report.Results,
        Outcome = decision.Outcome,
        AsOf = asOf,
        RuleSet = report.RuleSet,
    };

    private static string Render(string[] paths, ScanReport report, Decision decision, IReadOnlyList<string> reasons, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new Envelope<CheckResult>
        {
            Schema = "proofmark.scan",
            RuleSet = report.RuleSet,
            AsOf = asOf,
            Subject = new Subject(SubjectKind.Artifact, string.Join(' ', paths), report.Results is [{ Subject.Digest: var digest }] ? digest : null),
            Outcome = decision.Outcome,
            ReasonCodes = reasons,
            Results = report.Results,
        },
        CoreJson.Default.EnvelopeCheckResult);
}
