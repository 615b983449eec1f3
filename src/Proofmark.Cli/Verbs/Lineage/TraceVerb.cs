using System.CommandLine;
using Proofmark.App.Lineage;
using Proofmark.App.Policies;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing;
using Proofmark.Core;

namespace Proofmark.Cli.Verbs.Lineage;

/// <summary><c>trace</c>: where does this model come from, and where could it have been tampered with?</summary>
internal static class TraceVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "trace",
            "Trace a model back through the records of how it was made, verify them by your policy, and show each interval in which bytes could have changed unnoticed. Exit code 0: every step is attested and no window is open; 1: the evidence contradicts itself, or a window is at or above --fail-on; 2: the origin is not established.",
            "proofmark trace model --evidence records --policy ../trust.yaml",
            "proofmark trace model --evidence records --policy ../trust.yaml --fail-on high -o json=trace.json",
            "proofmark trace sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --evidence records --policy ../trust.yaml");
        var model = new Argument<string>("MODEL") { Description = "The model: a folder, a file, or its digest as sha256:HEX." };
        var evidence = new Option<string[]>("--evidence")
        {
            HelpName = "PATH",
            Description = "A record or a folder of records: in-toto statements and links, SLSA provenance, model signatures, verification summaries; may be repeated. Without it: the files in MODEL.",
            AllowMultipleArgumentsPerToken = false,
        };
        model.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(model);
        command.Options.Add(evidence);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(model), context.Parsed.GetValue(evidence) ?? []));
        return command;
    }

    private static int Run(VerbContext context, string model, string[] evidence)
    {
        var isDigest = Digest.TryParse(model, out _);
        if (!isDigest && !Path.Exists(model))
        {
            throw new UsageException($"there is no file or folder '{model}'");
        }

        if (Array.Find(evidence, static place => !Path.Exists(place)) is { } missing)
        {
            throw new UsageException($"--evidence: there is no file or folder '{missing}'");
        }

        var places = evidence.Length > 0 || isDigest || !Directory.Exists(model) ? evidence : [model];
        var policy = context.Common.PolicyFile is { } file ? isDigest ? PolicyFile.Read(file) : PolicyFile.ReadOutside(file, model) : Policy.None;
        var request = new TraceRequest(model, places, policy.Trust, policy.Lineage, context.Common.AsOf, Limits.Default);
        var report = TraceUseCase.Run(request, new HashProgress(context.Progress), context.Cancellation);
        context.Write((writer, _) => TraceText.Write(report, writer), json: () => TraceJson.Render(report, context.Common.AsOf));
        var isGrave = context.Common.FailOn is { } least && report.Trace.Windows.Any(w => w.Severity >= least);
        return isGrave ? ExitCode.Fail : ExitCode.Of(report.Outcome);
    }
}
