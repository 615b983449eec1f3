using Proofmark.Scanning.Code;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Tests.Code;

public sealed class CodeListTests
{
    [Fact]
    public void EveryGroupMatchesWhatItSaysAndMissesWhatItSays()
    {
        foreach (var group in CodeLists.Current.Calls.Groups)
        {
            group.Why.Should().NotBeEmpty(group.Name);
            group.Match.Should().NotBeEmpty(group.Name);
            group.Miss.Should().NotBeEmpty(group.Name);
            group.Match.Should().OnlyContain(path => CodeLists.Current.Find(path) == group || CodeLists.Current.Find(path)!.Name == "deserialise", group.Name);
            group.Miss.Should().OnlyContain(path => CodeLists.Current.Find(path) != group, group.Name);
            (group.Reached == Verdict.Clean).Should().Be(group.Capabilities == default, group.Name);
        }
    }

    [Fact]
    public void EveryGroupOfTextsMatchesWhatItSaysAndMissesWhatItSays()
    {
        foreach (var (name, group) in CodeLists.Current.Texts.Groups)
        {
            group.Match.Should().NotBeEmpty().And.OnlyContain(text => CodeLists.Current.Texts.Find(name, text) != null, name);
            group.Miss.Should().NotBeEmpty().And.OnlyContain(text => CodeLists.Current.Texts.Find(name, text) == null, name);
            group.Patterns.Should().OnlyContain(p => CodeLists.Current.Texts.Find(name, p.Replace("*", " ", StringComparison.Ordinal)) != null, name);
        }
    }
}
