using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.App.Guidance;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Formats;
using Proofmark.Reporting.Guidance;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.Cli.Verbs.Guide;

/// <summary><c>guide</c>: what should somebody in my role do?</summary>
internal static class GuideVerb
{
    private static readonly Option<string?> Persona = new("--persona", "-p") { HelpName = "P", Description = "Your role: an id such as personaApplicationDeveloper, its title, or a part of it. Without it, all roles are listed." };
    private static readonly Option<string?> Stage = new("--stage") { HelpName = "S", Description = $"Only one stage: {string.Join(", ", LifecycleStages.All)}." };
    private static readonly Option<bool> All = new("--all") { Description = "Show every step, not the first few of each stage." };
    private static readonly Argument<string?> Folder = new("DIR") { Arity = ArgumentArity.ZeroOrOne, Description = "A system: only its risks, worst first." };

    private static readonly IReadOnlyList<ReportFormat<PersonaGuide>> Formats = [new("md", (guide, _) => Task.FromResult(GuideMarkdown.Render(guide)))];

    public static Command Create()
    {
        var command = new VerbCommand(
            "guide",
            "List what somebody in a role should do about the security of AI systems, stage by stage, best first.",
            "proofmark guide",
            "proofmark guide --persona application-developer",
            "proofmark guide --persona model-provider --stage model-training",
            "proofmark guide --persona application-developer samples/support-agent -o md=tasks.md");
        command.Arguments.Add(Folder);
        foreach (var option in new Option[] { Persona, Stage, All })
        {
            command.Options.Add(option);
        }

        var common = CommonOptions.With(Formats);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var catalogue = Catalogue.Load();
        if (context.Parsed.GetValue(Persona) is not { } name)
        {
            context.Write((writer, style) => GuideView.WritePersonas(Personas(catalogue), writer, style), () => Json([], catalogue, context.Common.AsOf));
            return ExitCode.Success;
        }

        var guide = GuideUseCase.For(Resolve(catalogue, name), ReadStage(context), Assess(context))!;
        context.Write(guide, Formats, (g, writer, style) => GuideView.Write(g, context.Parsed.GetValue(All), writer, style), () => Json([guide], catalogue, context.Common.AsOf));
        return ExitCode.Success;
    }

    private static List<(CatalogueLine, GuidanceEntry)> Personas(Catalogue catalogue) =>
        [.. catalogue.Personas.Where(p => !p.Deprecated).Select(p => (new CatalogueLine(p.Id, "persona", p.Title), GuidanceBook.Find(p.Id)!))];

    private static string Resolve(Catalogue catalogue, string name)
    {
        var hits = GuidanceSearch.Find(name).Where(id => catalogue.FindPersona(id) is { Deprecated: false }).ToList();
        return hits.Count == 1
            ? hits[0]
            : throw new UsageException($"--persona: '{name}' {(hits.Count == 0 ? "is none of" : "may mean")}: {string.Join(", ", hits.Count == 0 ? Personas(catalogue).Select(p => p.Item1.Id) : hits)}");
    }

    private static string? ReadStage(VerbContext context)
    {
        var stage = context.Parsed.GetValue(Stage);
        return stage is null || LifecycleStages.All.Contains(stage, StringComparer.Ordinal)
            ? stage
            : throw new UsageException($"--stage: '{stage}' is none of: {string.Join(", ", LifecycleStages.All)}");
    }

    private static Assessment? Assess(VerbContext context)
    {
        if (context.Parsed.GetValue(Folder) is not { } folder)
        {
            return null;
        }

        if (!Directory.Exists(folder))
        {
            throw new UsageException($"there is no folder '{folder}'");
        }

        var run = AssessUseCase.Run(new AssessRequest { Root = folder, AsOf = context.Common.AsOf }, context.Progress, context.Cancellation);
        return run.Report?.Assessment ?? throw TextFile.Wrong(run.Mistakes);
    }

    private static string Json(IReadOnlyList<PersonaGuide> guides, Catalogue catalogue, DateTimeOffset asOf) =>
        LookupJson.Render("proofmark.guide", catalogue, asOf, guides, VerbJson.Default.EnvelopePersonaGuide);
}
