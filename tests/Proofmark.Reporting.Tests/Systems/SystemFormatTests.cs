using System.Text.Json.Nodes;
using Proofmark.Core;
using Proofmark.Reporting.CycloneDx;
using Proofmark.Reporting.Mermaid;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Systems;

/// <summary>A system in the formats of others. CycloneDX is held to its own library by <c>tests/interop</c>.</summary>
public sealed class SystemFormatTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly Location Here = new("proofmark.yaml", Line: 1);

    private static readonly SystemModel Desk = new()
    {
        Id = "desk",
        Components =
        [
            new SystemComponent("chat", "componentApplication", true, Here) { Untrusted = ["user"] },
            new SystemComponent("llm", "componentTheModel", true, Here) { Source = "hf:o/n@abc" },
            new SystemComponent("tickets-store", "componentTrainingData", false, Here) { Data = ["tickets"] },
        ],
        Flows = [new SystemFlow("chat", "llm", "a \"question\"", true), new SystemFlow("llm", "chat", "answer", false)],
        Boundaries = new SortedDictionary<string, IReadOnlyList<string>> { ["inside"] = ["chat"] },
        Data = new SortedDictionary<string, DataSet> { ["tickets"] = new DataSet("tickets", ["pii"], Here) },
        Facts =
        [
            new Fact("r", FactKind.Dependency, "torch", Confidence.High, Here) { Attributes = new SortedDictionary<string, string> { ["ecosystem"] = "pypi", ["version"] = "2.6.0" } },
            new Fact("r", FactKind.Dependency, "numpy", Confidence.High, Here) { Attributes = new SortedDictionary<string, string> { ["ecosystem"] = "pypi", ["version"] = ">=1.2" } },
        ],
    };

    [Fact]
    public void Mermaid_is_the_golden_file() => Golden.Matches(MermaidDiagram.Render(Desk), "Proofmark.Reporting.Tests", "system.mmd");

    [Fact]
    public void CycloneDx_is_the_golden_file() => Golden.Matches(CycloneDxReport.Render(Desk, AsOf), "Proofmark.Reporting.Tests", "system.cdx.json");

    [Fact]
    public void CycloneDx_says_what_crosses_a_trust_boundary_and_which_versions_are_exact()
    {
        var bom = JsonNode.Parse(CycloneDxReport.Render(Desk, AsOf))!;

        bom["services"]!.AsArray().Single()!["x-trust-boundary"]!.GetValue<bool>().Should().BeTrue();
        bom["components"]!.AsArray().Single(c => (string?)c!["name"] == "torch")!["purl"]!.GetValue<string>().Should().Be("pkg:pypi/torch@2.6.0");
        bom["components"]!.AsArray().Single(c => (string?)c!["name"] == "numpy")!["version"].Should().BeNull();
        bom["components"]!.AsArray().Single(c => (string?)c!["name"] == "llm")!["version"]!.GetValue<string>().Should().Be("abc");
    }

    [Fact]
    public void Every_reference_is_unique_and_leads_somewhere()
    {
        var bom = JsonNode.Parse(CycloneDxReport.Render(Desk, AsOf))!;
        var references = bom["components"]!.AsArray().Concat(bom["services"]!.AsArray()).Select(c => (string)c!["bom-ref"]!).ToList();

        references.Should().OnlyHaveUniqueItems();
        bom["dependencies"]!.AsArray().SelectMany(d => d!["dependsOn"]!.AsArray().Select(t => (string)t!).Append((string)d["ref"]!)).Should().BeSubsetOf(references);
    }

    [Fact]
    public void A_hostile_name_stays_inside_of_its_label()
    {
        var hostile = Desk with { Components = [Desk.Components[0] with { Id = "a\"]\nclick c0 \"javascript:x\"<script>" }], Flows = [], Boundaries = new SortedDictionary<string, IReadOnlyList<string>>() };

        var lines = MermaidDiagram.Render(hostile).TrimEnd('\n').Split('\n');

        lines.Should().HaveCount(2);
        lines[1].Count(c => c == '"').Should().Be(2);
        lines[1].Should().NotContain("<script>");
    }
}
