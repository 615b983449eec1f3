using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Proofmark.Reporting.Oscal;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Tests.Formats;

public sealed partial class OscalReportTests
{
    // Required fields of the models assessment-results and plan-of-action-and-milestones (OSCAL 1.2), by the name of the object that must have them.
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["assessment-results"] = ["uuid", "metadata", "import-ap", "results"],
        ["plan-of-action-and-milestones"] = ["uuid", "metadata", "poam-items"],
        ["metadata"] = ["title", "last-modified", "version", "oscal-version"],
        ["import-ap"] = ["href"],
        ["system-id"] = ["id"],
        ["results"] = ["uuid", "title", "description", "start", "reviewed-controls"],
        ["reviewed-controls"] = ["control-selections"],
        ["include-controls"] = ["control-id"],
        ["assessment-assets"] = ["assessment-platforms"],
        ["assessment-platforms"] = ["uuid"],
        ["components"] = ["uuid", "type", "title", "description", "status"],
        ["observations"] = ["uuid", "description", "methods", "collected"],
        ["relevant-evidence"] = ["description"],
        ["actors"] = ["type", "actor-uuid"],
        ["risks"] = ["uuid", "title", "description", "statement", "status"],
        ["characterizations"] = ["origin", "facets"],
        ["facets"] = ["name", "system", "value"],
        ["remediations"] = ["uuid", "lifecycle", "title", "description"],
        ["findings"] = ["uuid", "title", "description", "target"],
        ["target"] = ["type", "target-id", "status"],
        ["status"] = ["state"],
        ["related-observations"] = ["observation-uuid"],
        ["related-risks"] = ["risk-uuid"],
        ["poam-items"] = ["title", "description"],
        ["resources"] = ["uuid"],
    };

    public static TheoryData<string> Documents => new() { OscalReport.AssessmentResults(ExampleReport.Full), OscalReport.Poam(ExampleReport.Full), OscalReport.AssessmentResults(ExampleReport.Empty), OscalReport.Poam(ExampleReport.Empty), OscalReport.Poam(HostileReport.Of("\u001b[31m\" <x>\n=1")) };

    [Fact]
    public void The_results_are_the_golden_file() => Golden.Matches(OscalReport.AssessmentResults(ExampleReport.Full), "Proofmark.Reporting.Tests", "assessment.oscal.json");

    [Fact]
    public void The_plan_is_the_golden_file() => Golden.Matches(OscalReport.Poam(ExampleReport.Full), "Proofmark.Reporting.Tests", "assessment.poam.json");

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public void Every_object_has_its_required_fields_and_every_reference_leads_somewhere(string document)
    {
        var root = JsonNode.Parse(document)!;
        var faults = new List<string>();
        Walk(root, "", faults);
        var defined = new HashSet<string>(Values(root, "uuid"), StringComparer.Ordinal);

        faults.Should().BeEmpty();
        defined.Should().OnlyContain(id => Uuid().IsMatch(id));
        Values(root, "observation-uuid").Concat(Values(root, "risk-uuid")).Concat(Values(root, "actor-uuid")).Should().BeSubsetOf(defined);
    }

    [Fact]
    public void Only_what_is_covered_is_satisfied_and_every_exposed_risk_is_to_be_done()
    {
        var risks = ExampleReport.Full.Assessment.Risks;
        var findings = JsonNode.Parse(OscalReport.AssessmentResults(ExampleReport.Full))!["assessment-results"]!["results"]![0]!["findings"]!.AsArray();
        var items = JsonNode.Parse(OscalReport.Poam(ExampleReport.Full))!["plan-of-action-and-milestones"]!["poam-items"]!.AsArray();

        findings.Count(f => f!["target"]!["status"]!["state"]!.GetValue<string>() == "satisfied").Should().Be(risks.Count(r => r.Standing == RiskStanding.Covered));
        items.Should().HaveCount(1 + risks.Count(r => r.Standing == RiskStanding.Exposed));
        items[0]!["description"]!.GetValue<string>().Should().Contain(ExampleReport.Full.Assessment.Risks[0].Findings[0].Fix);
    }

    private static void Walk(JsonNode? node, string name, List<string> faults)
    {
        switch (node)
        {
            case JsonArray { Count: 0 }:
                faults.Add($"{name} is empty");
                break;
            case JsonArray list:
                list.ToList().ForEach(item => Walk(item, name, faults));
                break;
            case JsonObject entry:
                faults.AddRange(Required.GetValueOrDefault(name, []).Where(f => entry[f] is null).Select(f => $"{name} has no {f}"));
                entry.ToList().ForEach(field => Walk(field.Value, field.Key, faults));
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && (text.Length == 0 || text.Trim() != text):
                faults.Add($"{name} is blank or has blanks around it");
                break;
            case JsonValue value when name is "target-id" or "control-id" && !Token().IsMatch(value.GetValue<string>()):
                faults.Add($"{value} is no token");
                break;
        }
    }

    private static IEnumerable<string> Values(JsonNode? node, string field) => node switch
    {
        JsonArray list => list.SelectMany(item => Values(item, field)),
        JsonObject entry => entry.SelectMany(p => p.Key == field ? [p.Value!.GetValue<string>()] : Values(p.Value, field)),
        _ => [],
    };

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$")]
    private static partial Regex Token();
}
