using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>A report with very many of everything.</summary>
internal static class HugeReport
{
    public static AssessmentReport Of(int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        var location = new Location("proofmark.yaml");
        return ExampleReport.Full with
        {
            Assessment = ExampleReport.Full.Assessment with
            {
                Risks = [.. numbers.Select(i => Risk($"c{i}"))],
                Worst = [],
                Disregarded = [.. numbers.Select(i => new DisregardedClaim($"claim {i}", location, "unsigned"))],
            },
            System = ExampleReport.Full.System with
            {
                Components = [.. numbers.Select(i => new SystemComponent($"c{i}", "componentTools", true, location) { Untrusted = ["user"], Privileges = ["x"] })],
                Flows = [.. numbers.Skip(1).Select(i => new SystemFlow($"c{i - 1}", $"c{i}", "x", true))],
                Unread = [.. numbers.Select(i => new UnreadPart(new Location($"f{i}"), "too-deep", "too deep"))],
            },
            Results =
            [
                ExampleResults.Result("x", "X?", "a", Outcome.Fail, Coverage.Full(1, "files"),
                    [.. numbers.Select(i => ExampleResults.Payload with { Location = new Location($"f{i}") })]),
            ],
        };
    }

    private static RiskAssessment Risk(string component) => new()
    {
        Id = $"r@{component}",
        RiskId = "r",
        Title = "R",
        ComponentId = component,
        Standing = RiskStanding.Unknown,
        Why = "No evidence.",
        Findings = [],
        Controls = [],
        Coverage = new EvidenceCoverage(0, 1),
    };
}
