using System.CommandLine;
using System.Globalization;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Recording;
using Proofmark.Reporting.Text;

namespace Proofmark.Cli.Verbs.Lineage;

/// <summary><c>attest run</c>: runs a step and signs the record of it.</summary>
internal static class AttestRunVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "run",
            "Run a step (a training, a merge, a conversion) and sign what went in and out, by digest, what ran, when, and which files its processes opened (Linux). Nothing is signed unless the command ends with 0. The exit code is that of the command; 1 when it ended with 0 and nothing could be recorded.",
            "proofmark attest run --step train --input training-data=data/clean --input code=train.py --output model --param seed=7 --private-key builder.key --to records/train.sigstore.json -- python3 train.py",
            "proofmark attest run --step train --input training-data=data/clean --resume-from model/checkpoint-500 --output model/checkpoint-900 --private-key builder.key --timestamp-authority https://stamps.example.com --to records/train-2.sigstore.json -- python3 train.py --resume");
        var options = new StepOptions();
        var to = new Option<string>("--to") { HelpName = "FILE", Description = "Where the bundle is written; nothing is overwritten.", Required = true };
        var signer = new StatementSignerOptions();
        options.AddTo(command);
        command.Options.Add(to);
        signer.AddTo(command);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, options.Read(context.Parsed), context.Parsed.GetRequiredValue(to), signer));
        return command;
    }

    private static int Run(VerbContext context, StepRequest request, string target, StatementSignerOptions options)
    {
        context.Common.RefusePolicy("attest run");
        NewFile.Check(target, force: false);
        using var signer = options.Open(context);
        WithholdSecrets();
        var result = Record(context, request);
        if (result is not { Statement: { } statement, Step: { } step })
        {
            Complaint.Write($"nothing is recorded: {result.Refusal}");
            return result.ExitCode == 0 ? ExitCode.Fail : result.ExitCode;
        }

        var bundle = signer.Sign(statement);
        NewFile.Write(target, force: false, stream => stream.Write(bundle));
        context.Write((writer, _) => Write(writer, target, step, result.NotObserved), json: () => throw new UsageException("attest run has no JSON output; the bundle is JSON"));
        return ExitCode.Success;
    }

    private static StepResult Record(VerbContext context, StepRequest request)
    {
        try
        {
            return StepRecorder.Run(request, new HashProgress(context.Progress), context.Cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(refused.Message);
        }
    }

    // The command is a program like any other: what opens the key is not for it.
    private static void WithholdSecrets()
    {
        foreach (var variable in new[] { PrivateKeyOptions.PasswordVariable, TokenOptions.PinVariable })
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private static void Write(TextWriter writer, string target, LineageStep step, IReadOnlyList<string> notObserved)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"Recorded {step.Stage}: {step.Materials.Count} inputs, {step.Products.Count} outputs\n  {target}: {Digest.Sha256}:{step.Id}\n"));
        var seen = step.Observation;
        if (!seen.IsObserved)
        {
            writer.Write($"  not observed in full: {string.Join(", ", notObserved)}\n");
        }

        if (seen.Undeclared.Count > 0)
        {
            writer.Write(SafeText.Visible(string.Create(CultureInfo.InvariantCulture, $"  read {seen.Undeclared.Count} files that are no --input, for example {seen.Undeclared[0]}")) + "\n");
        }

        if (seen.Hosts.Count > 0)
        {
            writer.Write(SafeText.Visible(string.Create(CultureInfo.InvariantCulture, $"  connected to {seen.Hosts.Count} addresses, for example {seen.Hosts[0]}")) + "\n");
        }
    }
}
