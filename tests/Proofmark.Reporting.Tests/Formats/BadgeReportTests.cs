using System.Xml.Linq;
using Proofmark.Core;
using Proofmark.Reporting.Badges;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Tests.Formats;

public sealed class BadgeReportTests
{
    private const string Green = "#2b6e2f";

    private static readonly AssessmentReport Good = ExampleReport.Full with
    {
        Outcome = Outcome.Pass,
        Assessment = ExampleReport.Full.Assessment with
        {
            Risks = [.. ExampleReport.Full.Assessment.Risks.Select(r => r with { Standing = RiskStanding.Covered, Findings = [] })],
            Posture = new Posture { Coverage = 1, Level = PostureLevel.Tested, Grade = "tested", MustHave = [] },
        },
    };

    [Fact]
    public void It_is_the_golden_file() => Golden.Matches(BadgeReport.Render(ExampleReport.Full), "Proofmark.Reporting.Tests", "badge.svg");

    [Fact]
    public void Everything_covered_is_green_and_says_how_much_evidence() =>
        BadgeReport.Render(Good).Should().Contain(Green).And.Contain("covered, evidence 17 %").And.Contain("2026-");

    public static TheoryData<string, AssessmentReport> NotGood => new()
    {
        { "nothing assessed", ExampleReport.Empty },
        { "nothing assessed that calls itself a pass", ExampleReport.Empty with { Outcome = Outcome.Pass } },
        { "no posture", Good with { Assessment = Good.Assessment with { Posture = null } } },
        { "a claimed posture", Good with { Assessment = Good.Assessment with { Posture = Good.Assessment.Posture! with { Level = PostureLevel.Claimed } } } },
        { "not established", Good with { Outcome = Outcome.NotEstablished } },
        { "one unknown", Good with { Assessment = Good.Assessment with { Risks = [Good.Assessment.Risks[0] with { Standing = RiskStanding.Unknown }] } } },
        { "a trusted tree", Good with { Assessment = Good.Assessment with { TreeTrusted = true } } },
        { "failed", Good with { Outcome = Outcome.Fail } },
    };

    [Theory]
    [MemberData(nameof(NotGood), DisableDiscoveryEnumeration = true)]
    public void Nothing_less_is_green(string what, AssessmentReport report) => BadgeReport.Render(report).Should().NotContain(Green, what);

    [Fact]
    public void It_is_xml_that_fetches_nothing()
    {
        var picture = XDocument.Parse(BadgeReport.Render(HostileReport.Of("<script>\"&")));

        picture.Descendants().Select(e => e.Name.LocalName).Should().OnlyContain(n => n == "svg" || n == "title" || n == "rect" || n == "g" || n == "text");
        picture.ToString().Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Should().NotContain("http").And.NotContain("url(");
    }
}
