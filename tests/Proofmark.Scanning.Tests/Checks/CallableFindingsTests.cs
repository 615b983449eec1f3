using Proofmark.Core;
using Proofmark.Formats.Pickle;
using Proofmark.Scanning.Checks;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Tests.Checks;

public sealed class CallableFindingsTests
{
    [Fact]
    public void SeveralReachesOfOneCallableMakeOneFindingWithTheStrongest()
    {
        var seen = Judge(
            Callable("posix", "system", PickleReach.Import, "posix.system", 2),
            Callable("posix", "system", PickleReach.Call, "posix.system('id')", 40),
            Callable("posix", "system", PickleReach.SetState, "posix.system", 50));

        var finding = seen.Findings.Should().ContainSingle().Subject;
        finding.RuleId.Should().Be("pickle.malicious-call");
        finding.Call.Should().Be("posix.system('id')");
        finding.Location.Offset.Should().Be(40);
        finding.Message.Should().Be("Loading calls posix.system('id').");
        finding.References.Should().Contain(["AML.T0010", "AML.T0011.000", "AML.T0018", "CWE-502", "CWE-78"]).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void AnAllowedCallableMakesNoFinding() =>
        Judge(Callable("collections", "OrderedDict", PickleReach.Call)).Findings.Should().BeEmpty();

    [Fact]
    public void AnUnknownClassThatIsMadeAndFilledIsOneSuspiciousFinding()
    {
        var seen = Judge(
            Callable("mine", "Net", PickleReach.Import), Callable("mine", "Net", PickleReach.New), Callable("mine", "Net", PickleReach.SetState));

        seen.Findings.Should().ContainSingle().Which.RuleId.Should().Be("pickle.suspicious-call");
        seen.Unread.Should().BeEmpty();
    }

    [Fact]
    public void AnUnknownImportIsUnreadAndNeverClean()
    {
        var seen = Judge(Callable("mine", "Net", PickleReach.Import), Callable("mine", "Other", PickleReach.Import));

        seen.Findings.Should().HaveCount(2).And.OnlyContain(f => f.RuleId == "pickle.unknown-global" && f.Severity == Severity.Info);
        seen.Unread.Should().ContainSingle().Which.Code.Should().Be("unknown-global");
        seen.Unread[0].Reason.Should().Contain("mine.Net, mine.Other");
        seen.Worst.Should().Be(Verdict.NotEstablished);
    }

    [Fact]
    public void AComputedCallableIsSuspiciousEvenUnderAnAllowedName() =>
        Judge(Callable("collections", "OrderedDict", PickleReach.Call) with { Resolved = false })
            .Findings.Should().ContainSingle().Which.RuleId.Should().Be("pickle.suspicious-call");

    [Fact]
    public void AnAdvisoryIsNamedForItsGlobalOnly()
    {
        Judge(Callable("pip", "main", PickleReach.Call)).Findings[0].References.Should().Contain("CVE-2025-1716");
        Judge(Callable("runpy", "run_path", PickleReach.Call)).Findings[0].References.Should().NotContain(r => r.StartsWith("CVE-"));
    }

    [Fact]
    public void TheSpellingOfTheStreamIsShown() =>
        Judge(Callable("builtins", "eval", PickleReach.Call) with { AsWritten = "__builtin__ eval" })
            .Findings[0].Message.Should().Contain("written as __builtin__ eval");

    [Fact]
    public void AModuleItselfIsNamedWithoutADot() =>
        Judge(Callable("os", "", PickleReach.Import)).Findings[0].Message.Should().Be("Loading imports os.");

    [Fact]
    public void ManyRemarksDoNotCrowdOutWhatDecides()
    {
        var noise = Enumerable.Range(0, 50).Select(i => Callable("mine", $"N{i}", PickleReach.Import));

        var seen = Judge(Limits.Default with { MaxFindings = 10 }, [.. noise, Callable("posix", "system", PickleReach.Call)]);

        seen.Findings.Should().Contain(f => f.RuleId == "pickle.malicious-call");
        seen.Omitted.Should().Be(40);
    }

    [Theory]
    [InlineData(PickleReach.Call)]
    [InlineData(PickleReach.New)]
    [InlineData(PickleReach.SetState)]
    [InlineData(PickleReach.Mutate)]
    [InlineData(PickleReach.Import)]
    public void EveryReachHasItsSentence(PickleReach reach) =>
        Judge(Callable("posix", "system", reach)).Findings.Should().ContainSingle().Which.Message.Should().StartWith("Loading ").And.EndWith(".");

    private static PickleCallable Callable(string module, string name, PickleReach reach, string? call = null, long offset = 0) =>
        new(module, name, reach, call ?? $"{module}.{name}", offset, 0, 1);

    private static Inspection Judge(params PickleCallable[] callables) => Judge(Limits.Default, callables);

    private static Inspection Judge(Limits limits, PickleCallable[] callables)
    {
        var inspection = new Inspection(limits, GlobalLists.Current, default);
        var reading = new PickleReading { Programs = [], Callables = callables, Anomalies = [], BytesRead = 0, Complete = true };
        CallableFindings.Add(reading, new Place("model.pkl", null, 0, 0, true), inspection);
        return inspection;
    }
}
