using System.CommandLine;
using Proofmark.App.Guidance;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Guidance;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs.Explain;

/// <summary><c>explain</c>: what is this, how do I test it, what do I do about it?</summary>
internal static class ExplainVerb
{
    private const int MostHits = 8;

    private static readonly IReadOnlyList<ReportFormat<IReadOnlyList<Explanation>>> Formats =
        [new("md", (explanations, _) => Task.FromResult(string.Join("\n", explanations.Select(e => GuidanceMarkdown.Render(e)))))];

    public static Command Create()
    {
        var command = new VerbCommand(
            "explain",
            "Say what a risk, control, component or persona is, how it shows, how to test and measure it, and what to do about it.",
            "proofmark explain riskPromptInjection",
            "proofmark explain \"data poisoning\"",
            "proofmark explain AML.T0051 -o md",
            "proofmark explain controlAgentPluginPermissions controlRedTeaming -o md=reading.md");
        var ids = new Argument<string[]>("ID")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Id, title or a part of either; or an id of another catalogue such as AML.T0051 or LLM01.",
        };
        ids.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(ids);
        var common = CommonOptions.With(Formats);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(ids)));
        return command;
    }

    private static int Run(VerbContext context, string[] queries)
    {
        var catalogue = Catalogue.Load();
        IReadOnlyList<Explanation> found = [.. queries.SelectMany(Resolve).Distinct(StringComparer.Ordinal).Select(id => Explanations.Of(catalogue, id))];
        context.Write(found, Formats, WriteTable, () => LookupJson.Render("proofmark.explain", catalogue, context.Common.AsOf, found, VerbJson.Default.EnvelopeExplanation));
        return ExitCode.Success;
    }

    // An id of another catalogue means all entries that are mapped to it; a part of a name must mean one.
    private static IReadOnlyList<string> Resolve(string query)
    {
        var hits = GuidanceSearch.Find(query);
        var isForeignId = query.Any(char.IsAsciiDigit);
        return hits switch
        {
            [_] => hits,
            [_, ..] when isForeignId && hits.Count <= MostHits => hits,
            [_, ..] => throw new UsageException($"'{query}' may mean {string.Join(", ", hits.Take(MostHits))}{(hits.Count > MostHits ? $" and {hits.Count - MostHits} more" : "")}: name one"),
            _ when GuidanceSearch.Near(query, MostHits) is { Count: > 0 } near => throw new UsageException($"there is no entry '{query}'; near are: {string.Join(", ", near)}"),
            _ => throw new UsageException($"there is no entry '{query}'; 'proofmark catalog list' shows all of them"),
        };
    }

    private static void WriteTable(IReadOnlyList<Explanation> explanations, TextWriter writer, TerminalStyle style)
    {
        foreach (var (index, explanation) in explanations.Index())
        {
            writer.Write(index == 0 ? "" : "\n\n");
            ExplainView.Write(explanation, writer, style);
        }
    }
}
