using System.Text;
using Proofmark.App.Policies;
using Proofmark.Core;

namespace Proofmark.App.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly HashSet<Finding> NothingAccepted = [];

    [Fact]
    public void A_policy_is_read_whole()
    {
        var policy = Read("""
            policy: {id: gate, version: 3}
            failOn: medium
            require: [scan.load-time-code]
            block:
              - {id: no-vendor, when: 'finding.path.startsWith("vendor/")', why: not ours}
            """);

        policy.Id.Should().Be("gate");
        policy.Version.Should().Be(3);
        policy.FailOn.Should().Be(Severity.Medium);
        policy.Require.Should().Equal("scan.load-time-code");
        policy.Block.Should().ContainSingle().Which.Id.Should().Be("no-vendor");
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        var policy = PolicyReader.Read("p.yaml", Encoding.UTF8.GetBytes("""
            policy: {id: gate, version: 0}
            failOn: terrible
            requires: [x]
            block:
              - {id: a, when: 'finding.pth == 1', why: b}
            """), Limits.Default, out var errors);

        policy.Should().BeNull();
        errors.Select(e => e.Line).Should().BeEquivalentTo([1, 2, 3, 5]);
        errors.Should().Contain(e => e.Field == "failOn").And.Contain(e => e.Message.Contains("require", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Severity.High, Severity.High, Outcome.Fail)]
    [InlineData(Severity.Medium, Severity.High, Outcome.Pass)]
    [InlineData(Severity.Critical, Severity.High, Outcome.Fail)]
    public void A_finding_fails_from_its_level_on(Severity severity, Severity failOn, Outcome expected)
    {
        PolicyJudge.Decide(Policy.None, failOn, [Result("a", Outcome.Fail, severity)], NothingAccepted).Outcome.Should().Be(expected);
    }

    [Fact]
    public void A_blocked_finding_fails_whatever_its_severity()
    {
        var policy = Read("policy: {id: g}\nblock: [{id: no-a, when: 'finding.rule == \"a\"', why: x}]");

        var decision = PolicyJudge.Decide(policy, Severity.Critical, [Result("a", Outcome.Fail, Severity.Low)], NothingAccepted);

        decision.Outcome.Should().Be(Outcome.Fail);
        decision.ReasonCodes.Should().Equal("policy.no-a");
    }

    [Fact]
    public void An_expression_that_cannot_be_evaluated_blocks()
    {
        var policy = Read("policy: {id: g}\nblock: [{id: odd, when: 'finding.components[7] == \"x\"', why: x}]");

        PolicyJudge.Decide(policy, Severity.Critical, [Result("a", Outcome.Fail, Severity.Low)], NothingAccepted).Outcome.Should().Be(Outcome.Fail);
    }

    [Theory]
    [InlineData(Outcome.Pass, Outcome.Pass)]
    [InlineData(Outcome.Fail, Outcome.Fail)]
    [InlineData(Outcome.NotEstablished, Outcome.NotEstablished)]
    [InlineData(Outcome.NotApplicable, Outcome.NotEstablished)]
    public void A_required_check_must_be_established_and_passed(Outcome outcome, Outcome expected)
    {
        var policy = Read("policy: {id: g}\nrequire: [a]");

        PolicyJudge.Decide(policy, Severity.Critical, [Result("a", outcome)], NothingAccepted).Outcome.Should().Be(expected);
    }

    [Fact]
    public void A_required_check_that_did_not_run_is_missing()
    {
        var decision = PolicyJudge.Decide(Read("policy: {id: g}\nrequire: [b]"), Severity.Critical, [Result("a", Outcome.Pass)], NothingAccepted);

        decision.Missing.Should().Equal("b");
        decision.Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void One_unread_subject_is_enough_to_miss_a_requirement()
    {
        var results = new[] { Result("a", Outcome.Pass), Result("a", Outcome.NotEstablished) };

        PolicyJudge.Decide(Read("policy: {id: g}\nrequire: [a]"), Severity.Critical, results, NothingAccepted).Missing.Should().Equal("a");
    }

    [Fact]
    public void An_accepted_finding_does_not_fail_but_a_required_check_still_does()
    {
        var result = Result("a", Outcome.Fail, Severity.Critical);
        var accepted = result.Findings.ToHashSet();

        PolicyJudge.Decide(Policy.None, Severity.Low, [result], accepted).Outcome.Should().Be(Outcome.Pass);
        PolicyJudge.Decide(Read("policy: {id: g}\nrequire: [a]"), Severity.Low, [result], accepted).Outcome.Should().Be(Outcome.Fail);
    }

    [Fact]
    public void Nothing_checked_is_no_pass()
    {
        PolicyJudge.Decide(Policy.None, Severity.Low, [], NothingAccepted).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void Nothing_to_judge_is_no_pass_either()
    {
        PolicyJudge.Decide(Policy.None, Severity.Low, [Result("a", Outcome.NotApplicable)], NothingAccepted).Outcome.Should().Be(Outcome.NotApplicable);
    }

    [Fact]
    public void A_broken_check_outranks_everything()
    {
        var results = new[] { Result("a", Outcome.Fail, Severity.Critical), Result("b", Outcome.Error) };

        PolicyJudge.Decide(Policy.None, Severity.Low, results, NothingAccepted).Outcome.Should().Be(Outcome.Error);
    }

    private static Policy Read(string text)
    {
        var policy = PolicyReader.Read("p.yaml", Encoding.UTF8.GetBytes(text), Limits.Default, out var errors);
        errors.Should().BeEmpty();
        return policy!;
    }

    private static CheckResult Result(string check, Outcome outcome, Severity? severity = null) => new()
    {
        Check = new CheckIdentity(check, 1, check),
        Subject = new Subject(SubjectKind.Artifact, "file"),
        Scope = "file",
        Method = Rung.Scan,
        Outcome = outcome,
        Coverage = Coverage.Full(1, "files"),
        Findings = severity is { } level ? [Finding(check, level)] : [],
        Time = DateTimeOffset.UnixEpoch,
        Tool = ToolIdentity.Current,
    };

    private static Finding Finding(string rule, Severity severity) => new()
    {
        RuleId = rule,
        Severity = severity,
        Message = "m",
        Why = "w",
        Fix = "f",
        Location = new Location("file"),
    };
}
