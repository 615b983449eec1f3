using System.CommandLine;
using Proofmark.App.Evidence;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence add</c>: statements from files, or a person's answer about a control.</summary>
internal static class EvidenceAddVerb
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Statement files to add.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Control = new("--control") { HelpName = "ID", Description = "Add an answer about this control instead." };
    private static readonly Option<string?> Answer = new("--answer") { HelpName = "yes|no", Description = "Is the control in place?" };
    private static readonly Option<string?> Author = new("--author") { HelpName = "NAME", Description = "Who answers." };
    private static readonly Option<string?> Because = new("--because") { HelpName = "TEXT", Description = "The reason." };
    private static readonly Option<string?> System = new("--system") { HelpName = "ID", Description = "The system the answer is about; by default the name of the store's folder." };
    private static readonly Option<string?> Component = new("--component") { HelpName = "ID", Description = "The component the answer is about, instead of the whole system." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "add",
            "Add statements to a store: files of statements, or a person's answer about a control (the weakest kind of evidence).",
            "proofmark evidence add from-elsewhere/*.json --store path/to/system",
            "proofmark evidence add --control controlRedTeaming --answer yes --author 'Security team' --because 'tested each quarter'");
        Files.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        Answer.AcceptOnlyFromAmong("yes", "no");
        command.Arguments.Add(Files);
        var store = StoreFolder.Option();
        foreach (var option in new Option[] { Control, Answer, Author, Because, System, Component, store })
        {
            command.Options.Add(option);
        }

        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(store)));
        return command;
    }

    private static int Run(VerbContext context, string folder)
    {
        var files = context.Parsed.GetValue(Files) ?? [];
        var control = context.Parsed.GetValue(Control);
        if (files.Length > 0 == control is not null)
        {
            throw new UsageException("name either files of statements, or a control with --control, --answer, --author and --because");
        }

        // Everything is read before anything is written: one bad file adds nothing.
        List<EvidenceStatement> statements = control is null ? [.. files.Select(ReadFile)] : [ReadAnswer(context, control, folder)];
        var target = StoreFolder.Open(folder);
        foreach (var statement in statements)
        {
            var id = target.Add(statement);
            if (!context.Common.Quiet)
            {
                Console.Out.WriteLine($"{id.Hex}  {SafeText.Visible(statement.Predicate.Result.Check.Id)}");
            }
        }

        return ExitCode.Success;
    }

    private static EvidenceStatement ReadFile(string file)
    {
        var reading = EvidenceCodec.Read(file, TextFile.Read(file, "FILE"), Limits.Default);
        return reading.Statement ?? throw TextFile.Wrong(reading.Errors);
    }

    private static EvidenceStatement ReadAnswer(VerbContext context, string control, string folder)
    {
        var entry = Catalogue.Load().FindControl(control) ?? throw new UsageException($"--control: the catalogue has no control '{control}'; 'proofmark catalog list controls' shows all of them");
        var answer = Need(context, Answer);
        var author = Need(context, Author);
        var because = Need(context, Because);
        var subject = context.Parsed.GetValue(Component) is { } component
            ? new Subject(SubjectKind.Component, component)
            : new Subject(SubjectKind.System, context.Parsed.GetValue(System) ?? Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)));
        return EvidenceStatement.FromResult(Answers.About(entry, subject, answer == "yes", because, context.Common.AsOf), author);
    }

    private static string Need(VerbContext context, Option<string?> option) =>
        context.Parsed.GetValue(option) is { Length: > 0 } value ? value : throw new UsageException($"an answer needs {option.Name}");
}
