using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Description;
using Proofmark.Systems.Init;
using Proofmark.Systems.Presets;

namespace Proofmark.Cli.Verbs.Init;

/// <summary><c>init</c>: a first description of a system.</summary>
internal static class InitVerb
{
    private static readonly Option<string?> PresetName = new("--preset") { HelpName = "NAME", Description = "Begin with a common kind of system instead of discovery; 'list' shows them." };
    private static readonly Option<bool> Print = new("--print") { Description = "Print the description instead of writing it." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "init",
            "Write a first proofmark.yaml from what discovery sees; an existing one is never changed.",
            "proofmark init .",
            "proofmark init path/to/system --print",
            "proofmark init --preset list",
            "proofmark init --preset agent-with-tools path/to/system");
        var folder = FolderArgument.Create();
        command.Arguments.Add(folder);
        command.Options.Add(Print);
        command.Options.Add(PresetName);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, FolderArgument.Read(context, folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var preset = context.Parsed.GetValue(PresetName);
        if (preset == "list")
        {
            OutputWriter.Write(new OutputTarget(OutputFormats.Table, null), string.Concat(PresetBook.All.Select(p => $"{p.Name,-20}{p.Title}\n")));
            return ExitCode.Success;
        }

        var file = Path.Combine(folder, DescriptionReader.FileName);
        var print = context.Parsed.GetValue(Print);
        if (!print && Path.Exists(file))
        {
            throw new UsageException($"'{file}' is there already; --print shows what would be written");
        }

        var text = preset is null ? Discovered(context, folder) : Find(preset).Write(SystemSource.FallbackId(folder));
        context.Progress.Dispose();
        if (print)
        {
            OutputWriter.Write(new OutputTarget(OutputFormats.Table, null), text);
            return ExitCode.Success;
        }

        OutputWriter.WriteFile(file, text);
        if (!context.Common.Quiet)
        {
            Console.Error.WriteLine($"wrote {file}; read it, correct it, then: proofmark assess {ShellWord.Folder(folder)}");
        }

        return ExitCode.Success;
    }

    private static string Discovered(VerbContext context, string folder)
    {
        var reading = SystemSource.Read(folder, context.Common.AsOf, Limits.Default, context.Progress, context.Cancellation);
        return InitTemplate.From(reading.Model ?? throw TextFile.Wrong(reading.Mistakes));
    }

    private static Preset Find(string name) => PresetBook.Find(name)
        ?? throw new UsageException($"there is no preset '{name}'; known are: {string.Join(", ", PresetBook.All.Select(p => p.Name))}");
}
