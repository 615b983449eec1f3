using System.Text;
using Proofmark.Reporting.Guidance;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Tests.Guidance;

/// <summary>The pages under <c>docs/guide</c> are written from the guidance; <c>UPDATE_GOLDEN=1</c> writes them again.</summary>
public sealed class GuidePagesTests
{
    private static readonly Catalogue Map = Catalogue.Load();

    public static TheoryData<string> Names => new(Pages().Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_current(string name)
    {
        var path = Path.Combine(Root(), "docs", "guide", name);
        var text = Pages().First(p => p.Name == name).Text;
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        File.Exists(path).Should().BeTrue($"{name} is missing; run with UPDATE_GOLDEN=1");
        File.ReadAllText(path).Should().Be(text, "the guidance has changed; run with UPDATE_GOLDEN=1 and read the difference");
    }

    [Fact]
    public void There_is_no_page_that_nobody_writes() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "docs", "guide")).Select(f => Path.GetFileName(f)).Should().BeEquivalentTo(Pages().Select(p => p.Name));

    private static IEnumerable<(string Name, string Text)> Pages()
    {
        var pages = Map.Risks.GroupBy(r => r.Category).Select(g => Page($"risks-{Slug(g.Key)}.md", $"Risks: {Words(g.Key)}", g.Select(r => (r.Id, "risk", r.Title, Controls(r)))))
            .Concat(Map.Controls.GroupBy(c => c.Category).Select(g => Page($"controls-{Slug(g.Key)}.md", $"Controls: {Words(g.Key)}", g.Select(c => (c.Id, "control", c.Title, Risks(c))))))
            .Append(Page("components.md", "Components", Map.Components.Select(c => (c.Id, "component", c.Title, (Relation?)null))))
            .Append(Page("personas.md", "Personas", Map.Personas.Where(p => !p.Deprecated).Select(p => (p.Id, "persona", p.Title, (Relation?)null))))
            .ToList();
        return pages.Prepend(("README.md", Index(pages)));
    }

    private static string Index(IEnumerable<(string Name, string Text)> pages)
    {
        var text = new StringBuilder("# Guide\n\nWhat each risk, control, component and persona is, how it shows, how to test and measure it, and what to do.\n"
            + "The same is printed by `proofmark explain ID` and, for a role, by `proofmark guide --persona P`. The words are ours; ids and titles are those of the CoSAI Risk Map. "
            + "Figures such as time limits are starting values unless a source stands beside them.\n\n");
        foreach (var (name, page) in pages)
        {
            text.Append($"- [{page[2..page.IndexOf('\n', StringComparison.Ordinal)]}]({name})\n");
        }

        return text.ToString();
    }

    private static (string Name, string Text) Page(string name, string title, IEnumerable<(string Id, string Kind, string Title, Relation? Related)> entries) =>
        (name, $"# {title}\n\n" + string.Join("\n", entries.Select(e =>
            GuidanceMarkdown.Render(new Explanation(new CatalogueLine(e.Id, e.Kind, e.Title), GuidanceBook.Find(e.Id)!, e.Related is null ? [] : [e.Related]), 2))));

    private static Relation? Controls(RiskEntry risk) => new("controls", [.. Map.ControlsOf(risk.Id).Select(c => new CatalogueLine(c, "control", Map.FindControl(c)!.Title))]);

    private static Relation? Risks(ControlEntry control) =>
        new("risks", control.EveryRisk ? [] : [.. Map.Risks.Where(r => r.Controls.Contains(control.Id)).Select(r => new CatalogueLine(r.Id, "risk", r.Title))]);

    private static string Slug(string category) => Words(category).Replace(' ', '-').ToLowerInvariant();

    private static string Words(string category) => string.Concat(category.SkipWhile(char.IsAsciiLetterLower).Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Proofmark.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
