namespace Proofmark.Systems.Tests.Discovery;

public sealed class SampleTests(ITestOutputHelper output)
{
    [Fact]
    public void The_sample_gives_the_facts_that_the_rules_ask_for()
    {
        var result = TempTree.Of(Sample());
        foreach (var fact in result.Facts)
        {
            output.WriteLine($"{fact.Kind} {fact.Location.Path}:{TempTree.Form(fact)} [{fact.RuleId}, {fact.Confidence}]");
        }

        result.Unread.Should().BeEmpty();
    }

    internal static string Sample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "samples", "support-agent")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "samples", "support-agent");
    }
}
