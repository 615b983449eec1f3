using Proofmark.App.Gating;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using static Proofmark.App.Tests.Examples.Past;

namespace Proofmark.App.Tests.Gating;

public sealed class KnownFindingsTests
{
    private static readonly CheckResult Before = Result("c", Outcome.Fail, Finding(line: 3));

    [Fact]
    public void A_moved_line_is_the_same_finding() => Known(Result("c", Outcome.Fail, Finding(line: 30))).Should().Be(1);

    [Fact]
    public void A_milder_one_is_known_and_a_graver_one_is_new()
    {
        Known(Result("c", Outcome.Fail, Finding(severity: Severity.Low))).Should().Be(1);
        Known(Result("c", Outcome.Fail, Finding(severity: Severity.Critical))).Should().Be(0);
    }

    [Fact]
    public void Each_known_finding_excuses_one() => Known(Result("c", Outcome.Fail, Finding(line: 3), Finding(line: 4), Finding(line: 5))).Should().Be(1);

    [Fact]
    public void Another_check_rule_message_or_other_bytes_are_new()
    {
        Known(Result("d", Outcome.Fail, Finding())).Should().Be(0);
        Known(Result("c", Outcome.Fail, Finding(rule: "b"))).Should().Be(0);
        Known(Result("c", Outcome.Fail, Finding(message: "n"))).Should().Be(0);
        Known(Result("c", Outcome.Fail, Finding()) with { Subject = new Subject(SubjectKind.Artifact, "file", Digest.OfBytes([2])) }).Should().Be(0);
    }

    [Fact]
    public void Nothing_is_known_without_a_baseline() => KnownFindings.Of([Before], null).Should().BeEmpty();

    private static int Known(CheckResult now) => KnownFindings.Of([now], Of(Assess(RiskStanding.Exposed), Before)).Count;
}
