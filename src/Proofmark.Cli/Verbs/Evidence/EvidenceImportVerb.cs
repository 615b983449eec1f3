using System.CommandLine;
using Proofmark.App.Evidence.Importing;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence import</c>: reports of other tools become statements.</summary>
internal static class EvidenceImportVerb
{
    private static readonly Argument<string[]> Files = new("FILE") { Description = "Reports of other tools.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> As = new("--as") { HelpName = "FORMAT", Description = $"The format, when it is not to be told from the content: {string.Join(", ", EvidenceImport.Formats)}." };
    private static readonly Option<string?> About = new("--subject") { HelpName = "NAME|PATH", Description = "What the reports are about: a file, a component or the system; by default the system, or what a report names itself." };
    private static readonly Option<string?> Author = new("--author") { HelpName = "NAME", Description = "Who answers, for questionnaires without that column. With an author every report counts as an answer." };

    private static readonly Option<string?> Tree = new("--tree") { HelpName = "DIR", Description = "The system's folder: its name, and the files whose digests are compared. By default the folder given with --store." };

    public static Command Create()
    {
        var command = new VerbCommand(
            "import",
            "Make evidence of reports of other tools: SARIF, Scorecard, CycloneDX, SPDX, OpenVEX, in-toto, garak, promptfoo, OSCAL, questionnaires. None counts for more than a scan, most for a document.",
            "proofmark evidence import bandit.sarif scorecard.json --store path/to/system",
            "proofmark evidence import garak.report.jsonl --subject llm --tree path/to/system --store ~/evidence/of-system");
        Files.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        As.AcceptOnlyFromAmong([.. EvidenceImport.Formats]);
        command.Arguments.Add(Files);
        var store = StoreFolder.Option();
        foreach (var option in new Option[] { As, About, Author, Tree, store })
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
        // Everything is read before anything is written: one bad file adds nothing.
        var reports = Read(context, new SystemFolder(context.Parsed.GetValue(Tree) ?? folder, Limits.Default));
        List<DocumentError> errors = [.. reports.SelectMany(r => r.Report.Errors)];
        if (errors.Count > 0)
        {
            throw TextFile.Wrong(errors);
        }

        var store = StoreFolder.Open(folder);
        var all = reports.SelectMany(r => r.Report.Statements).ToList();
        var added = EvidenceImport.New(all, store.Load());
        var items = added.Select(s => new EvidenceItem(store.Add(s), s, EvidenceOrigin.NamedStore, new Location(folder))).OrderBy(i => i.Result.Check.Id, StringComparer.Ordinal).ThenBy(i => i.Id.Hex, StringComparer.Ordinal);
        List<(Location, string)> leftOut = [.. reports.SelectMany(r => r.Report.LeftOut.Select(reason => (new Location(r.File), reason)))];
        // Only the table is offered, so JSON is never asked for.
        context.Write(table: (writer, style) => View([.. items.Select(EvidenceLines.Of)], all.Count - added.Count, leftOut, writer, style), json: static () => "");
        return all.Count == 0 ? ExitCode.NotEstablished : ExitCode.Success;
    }

    private static void View(IReadOnlyList<EvidenceLine> added, int known, IReadOnlyList<(Location, string)> leftOut, TextWriter writer, TerminalStyle style)
    {
        EvidenceView.Write(added, writer, style);
        if (known > 0)
        {
            writer.WriteLine($"{known} already known");
        }

        EvidenceView.WriteRejected(leftOut, writer, style);
    }

    private static List<(string File, ImportedReport Report)> Read(VerbContext context, SystemFolder system)
    {
        var about = context.Parsed.GetValue(About) is { Length: > 0 } name ? Subject(system, name) : null;
        return [.. (context.Parsed.GetValue(Files) ?? []).Select(file => (file, EvidenceImport.Read(new ImportRequest
        {
            File = file,
            Bytes = TextFile.Read(file, "FILE", Limits.Default.MaxReportBytes),
            Format = context.Parsed.GetValue(As),
            System = system.System,
            Subject = about,
            DigestOf = system.DigestOf,
            IsClaim = system.Holds(file),
            Author = context.Parsed.GetValue(Author),
            AsOf = context.Common.AsOf,
        })))];
    }

    private static Subject Subject(SystemFolder system, string name)
    {
        if (Directory.Exists(name))
        {
            throw new UsageException($"--subject: '{name}' is a folder, which has no digest; name a file, a component or the system");
        }

        try
        {
            return system.SubjectOf(name);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--subject: cannot read '{name}': {refused.Message}");
        }
    }
}
