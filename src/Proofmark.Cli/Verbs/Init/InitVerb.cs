using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Formats;
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

    private static readonly Option<bool> Asking = new("--interview") { Description = "Ask the questions that the rules wait for, the gravest first, and write each answer into proofmark.yaml; all else in it stays as it is." };
    private static readonly Option<bool> All = new("--all") { Description = "With --interview: ask also what is answered, and what no rule waits for." };
    private static readonly Option<string?> AnswersFile = new("--answers") { HelpName = "FILE", Description = "Take answers from a YAML file or from a filled-in questionnaire (CSV), and ask nothing." };
    private static readonly Option<string?> Component = new("--questionnaire") { HelpName = "COMPONENT", Description = "Write the questions to whoever provides a component (with -o csv=FILE a table to fill in, with -o md=FILE a page)." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "init",
            "Write a first proofmark.yaml from what discovery sees, and fill in what only people know. An existing one is changed by answers only.",
            "proofmark init .",
            "proofmark init . --interview",
            "proofmark init . --answers answers.yaml",
            "proofmark init . --questionnaire llm -o csv=questions.csv",
            "proofmark init path/to/system --print",
            "proofmark init --preset list",
            "proofmark init --preset agent-with-tools path/to/system");
        var folder = FolderArgument.Create();
        command.Arguments.Add(folder);
        command.Options.Add(Print);
        command.Options.Add(PresetName);
        command.Options.Add(Asking);
        command.Options.Add(All);
        command.Options.Add(AnswersFile);
        command.Options.Add(Component);
        var common = new CommonOptions([OutputFormats.Table, .. ReportFormats.Questionnaire.Select(f => f.Name)]);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, FolderArgument.Read(context, folder)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var chosen = new[] { context.Parsed.GetValue(Asking), context.Parsed.GetValue(AnswersFile) is not null, context.Parsed.GetValue(Component) is not null, context.Parsed.GetValue(Print) };
        if (chosen.Count(static c => c) > 1)
        {
            throw new UsageException("--interview, --answers, --questionnaire and --print go one at a time");
        }

        if (context.Parsed.GetValue(Component) is { } component)
        {
            return Interview.Send(context, folder, component);
        }

        if (context.Common.Targets.Any(t => t.Format != OutputFormats.Table))
        {
            throw new UsageException("-o goes with --questionnaire");
        }

        var answers = context.Parsed.GetValue(AnswersFile);
        var preset = context.Parsed.GetValue(PresetName);
        if (preset == "list" || (answers is null && !context.Parsed.GetValue(Asking)))
        {
            return Begin(context, folder, preset);
        }

        if (preset is not null || !Path.Exists(Path.Combine(folder, DescriptionReader.FileName)))
        {
            Begin(context, folder, preset);
        }

        return answers is null ? Interview.Ask(context, folder, context.Parsed.GetValue(All)) : Interview.Take(context, folder, answers);
    }

    private static int Begin(VerbContext context, string folder, string? preset)
    {
        if (preset == "list")
        {
            OutputWriter.Write(new OutputTarget(OutputFormats.Table, null), string.Concat(PresetBook.All.Select(p => $"{p.Name,-20}{p.Title}\n")));
            return ExitCode.Success;
        }

        var file = Path.Combine(folder, DescriptionReader.FileName);
        var print = context.Parsed.GetValue(Print);
        if (!print && Path.Exists(file))
        {
            throw new UsageException($"'{file}' is there already; --print shows what would be written, --interview fills it in");
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
