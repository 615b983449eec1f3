using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>A self-test: cases and detector have the same authors, so what it counts is no detection rate.</summary>
public sealed class TechniqueTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<Technique> All = [.. Gadgets.Techniques, .. PickleTechniques.All, .. ChainTechniques.All, .. ContainerTechniques.All, .. LayerTechniques.All, .. FormatTechniques.All, .. TorchTechniques.All, .. JoblibTechniques.All, .. TrampolineTechniques.All];

    private static readonly Dictionary<string, Technique> ByName = All.ToDictionary(static t => t.ToString(), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Select(static t => t.ToString())];

    public static TheoryData<string> WithTwin => [.. All.Where(static t => t.Twin is not null).Select(static t => t.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsCaught(string technique)
    {
        var one = ByName[technique];

        var result = Scans.Found(one.File, one.Bytes);

        ((int)VerdictOf(result)).Should().BeGreaterThanOrEqualTo((int)one.Least, string.Join("; ", result.Findings.Select(f => f.Message).Concat(result.Coverage.Unread.Select(u => u.Reason))));
        result.Findings.Should().OnlyContain(f => f.Fix.Length > 0 && f.Why.Length > 0);
    }

    [Theory]
    [MemberData(nameof(WithTwin))]
    public void ItsHarmlessTwinIsSilent(string technique)
    {
        var one = ByName[technique];

        var result = Scans.Found(one.File, one.Twin!);

        result.Findings.Where(f => f.Severity > Severity.Info).Select(f => f.Message).Should().BeEmpty();
        result.Coverage.Unread.Select(u => u.Reason).Should().BeEmpty();
    }

    [Fact]
    public void EveryOneHasANameOfItsOwn()
    {
        All.Select(static t => t.ToString()).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(600);
        output.WriteLine($"self-test: {All.Count} techniques, {All.Count(static t => t.Twin is not null)} harmless twins");
    }

    [Fact]
    public void AKnownGapIsStillOne()
    {
        foreach (var gap in KnownGaps.All)
        {
            output.WriteLine($"known gap: {gap.Technique}: {gap.Reason}");
            VerdictOf(Scans.Found(gap.Technique.File, gap.Technique.Bytes)).Should().Be(Verdict.Clean, "what is caught by now belongs among the techniques: {0}", gap.Technique);
        }
    }

    private static Verdict VerdictOf(CheckResult result) => result.Outcome switch
    {
        Outcome.Fail => result.ReasonCodes.Contains("malicious") ? Verdict.Malicious : Verdict.Suspicious,
        Outcome.NotEstablished => Verdict.NotEstablished,
        _ => Verdict.Clean,
    };
}
