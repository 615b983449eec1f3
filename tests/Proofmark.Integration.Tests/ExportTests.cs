using System.Text.Json;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CycloneDX_names_models_data_packages_and_flows_over_a_boundary()
    {
        using var bom = JsonDocument.Parse(Export("samples/chatbot", "cyclonedx"));

        var root = bom.RootElement;
        root.GetProperty("specVersion").GetString().Should().Be("1.6");
        Of(root, "components", "llm").GetProperty("type").GetString().Should().Be("machine-learning-model");
        Of(root, "components", "conversations").GetProperty("data")[0].GetProperty("classification").GetString().Should().Be("pii");
        Of(root, "components", "openai").GetProperty("purl").GetString().Should().Be("pkg:pypi/openai@1.59.3");
        Of(root, "services", "chat").GetProperty("x-trust-boundary").GetBoolean().Should().BeTrue("the vendor's model stands in another boundary");
        Of(root, "services", "chat").GetProperty("data").EnumerateArray().Select(f => f.GetProperty("flow").GetString()).Should().Contain(["inbound", "outbound"]);
    }

    [Fact]
    public void Every_reference_is_unique_and_every_dependency_leads_to_one()
    {
        using var bom = JsonDocument.Parse(Export("samples/support-agent", "cyclonedx"));

        var root = bom.RootElement;
        var references = new[] { "components", "services" }.SelectMany(list => root.GetProperty(list).EnumerateArray()).Select(c => c.GetProperty("bom-ref").GetString()).ToList();
        references.Should().OnlyHaveUniqueItems();
        root.GetProperty("dependencies")[0].GetProperty("dependsOn").EnumerateArray().Select(d => d.GetString()).Should().BeEquivalentTo(references);
    }

    [Fact]
    public void The_same_system_gives_the_same_bytes_and_another_moment_another_serial_number()
    {
        var once = Export("samples/rag", "cyclonedx");

        Export("samples/rag", "cyclonedx").Should().Be(once);
        Serial(Export("samples/rag", "cyclonedx", "2026-12-01")).Should().NotBe(Serial(once));
    }

    [Fact]
    public void A_flow_inside_one_boundary_crosses_nothing()
    {
        folder.Write("proofmark.yaml", """
            system: {id: inner}
            components: {a: {kind: application}, t: {kind: tools}}
            flows: ["a -> t: call"]
            boundaries: {one: [a, t]}
            """);

        using var bom = JsonDocument.Parse(Export(folder.Path, "cyclonedx"));

        Of(bom.RootElement, "services", "a").GetProperty("x-trust-boundary").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public void What_means_something_to_Mermaid_is_written_as_an_entity()
    {
        folder.Write("proofmark.yaml", """
            system: {id: hostile}
            components: {a: {kind: application}, b: {kind: model}}
            flows: [{from: a, to: b, what: "x\"]; click c0 <script>"}]
            """);

        Export(folder.Path, "mermaid").Should().Contain("x#34;#93;#59; click c0 #60;script#62;").And.NotContain("<script>");
    }

    private static string Serial(string bom)
    {
        using var document = JsonDocument.Parse(bom);
        return document.RootElement.GetProperty("serialNumber").GetString()!;
    }

    private static JsonElement Of(JsonElement root, string list, string name) =>
        root.GetProperty(list).EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);

    private static string Export(string path, string format, string asOf = "2026-11-30")
    {
        var run = ProofmarkProcess.Run("discover", path, "--as-of", asOf, "-q", "-o", format);
        run.ExitCode.Should().Be(0, run.Error);
        return run.Output;
    }
}
