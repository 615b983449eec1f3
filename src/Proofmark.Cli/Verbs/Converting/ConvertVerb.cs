using System.CommandLine;
using Proofmark.App;
using Proofmark.App.Converting;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Verbs.Converting;

/// <summary><c>convert</c>: the tensors of a checkpoint as safetensors, with nothing executed.</summary>
internal static class ConvertVerb
{
    private static readonly Argument<string> Input = new("IN") { Description = "The PyTorch checkpoint: .pt, .pth, .bin, .ckpt." };
    private static readonly Argument<string> Result = new("OUT") { Description = "The safetensors file to write." };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace OUT if it exists." };

    private static readonly Option<string?> EvenIf = new("--even-if")
    {
        HelpName = "VERDICT",
        Description = "Convert even if the scan of IN says suspicious, or malicious: nothing runs, but whoever planted code could change weights too.",
    };

    public static Command Create()
    {
        var command = new VerbCommand(
            "convert",
            "Write the tensors of a pickle-based PyTorch checkpoint as safetensors, which nothing can be executed from. Nothing of the checkpoint is executed. Exit code 0: every tensor is in OUT, bit for bit; 1: nothing was written.",
            "proofmark convert model.pt model.safetensors",
            "proofmark convert pytorch_model.bin model.safetensors --force",
            "proofmark convert model.ckpt model.safetensors -o json=conversion.json",
            "proofmark convert found.pt weights.safetensors --even-if malicious");
        Input.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        Result.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(Input);
        command.Arguments.Add(Result);
        command.Options.Add(Force);
        command.Options.Add(EvenIf);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var (input, output, force) = (context.Parsed.GetRequiredValue(Input), context.Parsed.GetRequiredValue(Result), context.Parsed.GetValue(Force));
        RefuseForeignOptions(context.Common);
        NewFile.Check(output, force);
        if (Path.GetFullPath(input) == Path.GetFullPath(output))
        {
            throw new UsageException("IN and OUT are the same file");
        }

        using var source = Open(input);
        var conversion = Prepare(source, input, output, context);
        if (conversion.Report.CanWrite)
        {
            var before = File.GetLastWriteTimeUtc(source.SafeFileHandle);
            NewFile.Write(output, force, stream => Write(conversion, stream, source, before, context));
        }

        context.Write(conversion.Report, [], table: ConvertView.Write, json: () => ConvertJson.Render(conversion.Report));
        return ExitCode.Of(conversion.Report.Outcome);
    }

    private static Conversion Prepare(FileStream source, string input, string output, VerbContext context)
    {
        context.Progress.Report($"reading {input}");
        var request = new ConversionRequest { Source = source, Name = input, Output = output, Tolerated = Tolerated(context.Parsed.GetValue(EvenIf)) };
        try
        {
            return ConvertUseCase.Prepare(request, new FixedTime(context.Common.AsOf), context.Cancellation);
        }
        catch (IOException failure)
        {
            throw new UsageException($"cannot read '{input}': {failure.Message}");
        }
    }

    private static void Write(Conversion conversion, Stream stream, FileStream source, DateTime before, VerbContext context)
    {
        try
        {
            conversion.WriteTo(stream, new TensorProgress(context.Progress), context.Cancellation);
        }
        catch (InvalidDataException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        // The digest that the output names is that of the bytes before; what was copied after a change would be of other bytes.
        if (File.GetLastWriteTimeUtc(source.SafeFileHandle) != before)
        {
            throw new UsageException($"'{conversion.Report.Parent.Subject.Name}' was changed while it was converted; nothing is written");
        }
    }

    private static ToleratedVerdict Tolerated(string? text) => text switch
    {
        null => ToleratedVerdict.NotEstablished,
        "suspicious" => ToleratedVerdict.Suspicious,
        "malicious" => ToleratedVerdict.Malicious,
        _ => throw new UsageException($"--even-if: '{text}' is none of: suspicious, malicious"),
    };

    private static FileStream Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(Directory.Exists(path) ? $"'{path}' is a folder; convert its files one by one" : $"there is no file '{path}'");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read '{path}': {failure.Message}");
        }
    }

    // A policy or a severity would be taken for granted where it has no effect.
    private static void RefuseForeignOptions(CommonValues common)
    {
        if (common.PolicyFile is not null || common.FailOn is not null)
        {
            throw new UsageException("convert judges nothing by a policy: use --even-if, or 'proofmark scan' with --policy and --fail-on first");
        }
    }

    private sealed class TensorProgress(IProgress<string> line) : IProgress<string>
    {
        public void Report(string value) => line.Report($"writing {value}");
    }
}
