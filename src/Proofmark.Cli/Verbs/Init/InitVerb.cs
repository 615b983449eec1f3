using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Systems.Description;
using Proofmark.Systems.Init;

namespace Proofmark.Cli.Verbs.Init;

/// <summary><c>init</c>: a first description of a system.</summary>
internal static class InitVerb
{
    private static readonly Option<bool> Print = new("--print") { Description = "Print the description instead of writing it." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "init",
            "Write a first proofmark.yaml from what discovery sees; an existing one is never changed.",
            "proofmark init .",
            "proofmark init path/to/system --print");
        var folder = FolderArgument.Create();
        command.Arguments.Add(folder);
        command.Options.Add(Print);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, FolderArgument.Read(context, folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var file = Path.Combine(folder, DescriptionReader.FileName);
        var print = context.Parsed.GetValue(Print);
        if (!print && Path.Exists(file))
        {
            throw new UsageException($"'{file}' is there already; --print shows what would be written");
        }

        var reading = SystemSource.Read(folder, context.Common.AsOf, Limits.Default, context.Progress, context.Cancellation);
        var text = InitTemplate.From(reading.Model ?? throw TextFile.Wrong(reading.Mistakes));
        context.Progress.Dispose();
        if (print)
        {
            OutputWriter.Write(new OutputTarget(OutputFormats.Table, null), text);
            return ExitCode.Success;
        }

        OutputWriter.WriteFile(file, text);
        if (!context.Common.Quiet)
        {
            Console.Error.WriteLine($"wrote {file}; read it, correct it, then: proofmark assess {folder}");
        }

        return ExitCode.Success;
    }
}
