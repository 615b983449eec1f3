using Proofmark.Tests;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class SampleTests
{
    [Fact]
    public void The_sample_gives_the_facts_that_the_rules_ask_for()
    {
        var result = TempTree.Of(Path.Combine(Golden.Root, "samples", "support-agent"));

        // A run of the tool may have left its own folder there.
        Golden.Verify("support-agent.txt", string.Concat(result.Facts.Select(f => $"{f.Location.Path}:{TempTree.Form(f)} [{f.Kind}, {f.RuleId}, {f.Confidence}]\n")));
        result.Unread.Should().BeEmpty();
        result.Excluded.Except([".proofmark"]).Should().BeEmpty();
    }

    [Fact]
    public void Two_runs_give_the_same()
    {
        var root = Path.Combine(Golden.Root, "samples");

        string[] first = [.. TempTree.Of(root).Facts.Select(f => f.Location.Path + TempTree.Form(f))];
        string[] second = [.. TempTree.Of(root).Facts.Select(f => f.Location.Path + TempTree.Form(f))];

        second.Should().Equal(first).And.NotBeEmpty();
    }
}
