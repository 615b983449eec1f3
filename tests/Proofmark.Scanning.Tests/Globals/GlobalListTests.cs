using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Tests.Globals;

public sealed class GlobalListTests
{
    private static GlobalLists Lists => GlobalLists.Current;

    [Fact]
    public void EveryGroupMatchesAndMissesWhatItSays()
    {
        var mistakes = Lists.Allowed.Groups.Concat(Lists.Denied.Groups).SelectMany(Mistakes).ToList();

        string.Join(Environment.NewLine, mistakes).Should().BeEmpty();
    }

    [Fact]
    public void EveryGroupHasAReasonAndSelfTests()
    {
        var poor = Lists.Allowed.Groups.Concat(Lists.Denied.Groups)
            .Where(g => g.Why.Length == 0 || g.Match.Count == 0 || g.Miss.Count == 0 || (!g.Allowed && g.Capabilities == Capabilities.None))
            .Select(g => g.Name);

        poor.Should().BeEmpty();
    }

    [Fact]
    public void NoGlobalIsOnBothListsByExactName()
    {
        var both = AllowedNames().Where(p => Lists.Denied.FindExact(p.Module, p.Name) is not null).Select(p => $"{p.Module}.{p.Name}");

        both.Should().BeEmpty();
    }

    [Fact]
    public void EveryAllowedGlobalIsFoundUnlessDeniedByName()
    {
        var lost = AllowedNames().Where(p => GlobalJudge.Find(Lists, p.Module, p.Name) is not { Allowed: true }).Select(p => $"{p.Module}.{p.Name}");

        lost.Should().BeEmpty();
    }

    [Fact]
    public void TheDigestIsThatOfEveryListOfTheProgram()
    {
        var all = typeof(GlobalLists).Assembly.GetManifestResourceNames().Where(static n => n.EndsWith(".txt", StringComparison.Ordinal))
            .OrderBy(static n => n is "allowed-globals.txt" ? 0 : n is "denied-globals.txt" ? 1 : 2).ThenBy(static n => n, StringComparer.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(all.Select(GlobalLists.TextOf)));

        Lists.RuleSet.Hex.Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    [Fact]
    public void TheDigestIsStableAndNamesTheAlgorithm() => Lists.RuleSet.ToString().Should().StartWith("sha256:").And.HaveLength(71);

    [Fact]
    public void ALineWithoutColonIsRefused()
    {
        var act = () => GlobalListParser.Parse("[a]\nwhy: x\nnonsense\n", allowed: true);

        act.Should().Throw<InvalidDataException>();
    }

    private static IEnumerable<(string Module, string Name)> AllowedNames() =>
        from line in Text("allowed-globals.txt").Split('\n')
        let colon = line.IndexOf(": ", StringComparison.Ordinal)
        where colon > 0 && line[0] != '#' && line[..colon] is not ("why" or "match" or "miss" or "called" or "filled" or "constructed" or "*")
        from name in line[(colon + 2)..].Split(' ')
        select (line[..colon], name);

    private static IEnumerable<string> Mistakes(GlobalGroup group)
    {
        foreach (var name in group.Match.Where(n => Find(n) != group))
        {
            yield return $"[{group.Name}] does not match {name}: {Find(name)?.Name ?? "no group"} does";
        }

        foreach (var name in group.Miss.Where(n => Find(n) == group))
        {
            yield return $"[{group.Name}] matches {name}";
        }
    }

    private static GlobalGroup? Find(string qualified)
    {
        // A method has one dot more behind its module.
        var dot = qualified.LastIndexOf('.');
        var before = qualified.LastIndexOf('.', dot - 1);
        return GlobalJudge.Find(Lists, qualified[..dot], qualified[(dot + 1)..])
            ?? (before > 0 ? GlobalJudge.Find(Lists, qualified[..before], qualified[(before + 1)..]) : null);
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(GlobalLists).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
