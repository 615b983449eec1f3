using System.Xml.Linq;
using Proofmark.Architecture.Tests.House;

namespace Proofmark.Architecture.Tests;

public sealed class ArrowTests
{
    public static TheoryData<string> Projects => [.. Arrows.Allowed.Keys];

    [Fact]
    public void Every_project_has_its_place_in_the_house()
    {
        var projects = Repository.Files("src").Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f));

        projects.Should().BeEquivalentTo(Arrows.Allowed.Keys);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_arrows_allow(string project)
    {
        var references = XDocument.Load(Repository.FullPath($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));

        references.Should().BeSubsetOf(Arrows.Allowed[project]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_only_what_its_arrows_reach(string project)
    {
        var reachable = Arrows.Reachable(project).Select(Arrows.Assembly);

        Metadata.Of(project).Assemblies.Where(a => a.StartsWith("Proofmark.", StringComparison.OrdinalIgnoreCase)).Should().BeSubsetOf(reachable);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_arrow_goes_back_up(string project)
    {
        Arrows.Reachable(project).Should().NotContain(project);
    }

    [Theory]
    [InlineData("Proofmark.Formats")]
    [InlineData("Proofmark.Scanning")]
    [InlineData("Proofmark.Systems")]
    public void The_rooms_that_look_know_nothing_of_scores(string project)
    {
        Arrows.Reachable(project).Should().NotContain("Proofmark.Risk");
        Repository.Files($"src/{project}").Select(f => Path.GetFileName(f)).Should().NotContain(f => f.Contains("Score", StringComparison.OrdinalIgnoreCase));
    }
}
