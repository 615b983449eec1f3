using System.Text.Json;
using NJsonSchema;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>Money is shown with the owner's own ranges, in every output, and without them in none.</summary>
public sealed class AssessLossTests : IDisposable
{
    private const string Ranges = """

        impact:
          currency: EUR
          tolerance: [[0.05, 20k], [0.01, 900G]]
          losses:
            riskPromptInjection: {events-per-year: [1, 4, 20], loss-per-event: [1k, 50k], driver: model vendor}
            riskSensitiveDataDisclosure: {events-per-year: [0, 1, 6], loss-per-event: [5k, 400k], driver: model vendor}
            riskRogueActions@tools: {events-per-year: [0, 1, 6], loss-per-event: [5k, 400k]}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task With_ranges_the_figures_stand_in_the_JSON_and_fit_its_schema()
    {
        var text = Assess(Ranges, "json");
        using var json = JsonDocument.Parse(text);
        var assessment = json.RootElement.GetProperty("assessment");
        var loss = assessment.GetProperty("loss");
        var simulation = loss.GetProperty("simulation");
        var residual = simulation.GetProperty("residual");

        assessment.TryGetProperty("noLoss", out _).Should().BeFalse();
        loss.GetProperty("currency").GetString().Should().Be("EUR");
        loss.GetProperty("trusted").GetBoolean().Should().BeFalse("the ranges stand in the assessed tree");
        loss.GetProperty("ranges").EnumerateArray().Should().HaveCount(3).And.OnlyContain(r => r.GetProperty("basis").GetString() == "owner");
        Figure(residual, "p50").Should().BeLessThan(Figure(residual, "p90"));
        Figure(residual, "p90").Should().BeLessThan(Figure(residual, "p95"));
        Figure(residual, "p95").Should().BeLessThan(Figure(residual, "es95"));
        residual.GetProperty("p95").GetProperty("basis").GetString().Should().Be("draws");
        residual.GetProperty("exceedance").GetArrayLength().Should().Be(100);
        simulation.GetProperty("trials").GetInt32().Should().Be(10_000);
        simulation.GetProperty("seed").GetUInt64().Should().Be(1);
        simulation.GetProperty("drivers").EnumerateArray().Single().GetProperty("ranges").GetArrayLength().Should().Be(2);
        loss.GetProperty("tolerance").EnumerateArray().Select(t => t.GetProperty("standing").GetString()).Should().Equal("exceeded", "not-established");
        (await Validate(text)).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_ranges_there_is_a_reason_and_no_money()
    {
        var text = Assess("", "json");
        using var json = JsonDocument.Parse(text);
        var assessment = json.RootElement.GetProperty("assessment");

        assessment.TryGetProperty("loss", out _).Should().BeFalse();
        assessment.GetProperty("noLoss").GetString().Should().Be("no-owner-ranges");
        (await Validate(text)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("table", "What a year may cost")]
    [InlineData("md", "### Loss")]
    [InlineData("html", "id=\"loss\"")]
    public void Every_view_shows_it_with_ranges_and_only_then(string format, string heading)
    {
        Assess(Ranges, format).Should().Contain(heading).And.Contain("EUR ").And.Contain("From the owner");
        Assess("", format).Should().NotContain(heading).And.NotContain("EUR ");
    }

    [Fact]
    public void An_earlier_assessment_with_a_loss_can_be_compared_with()
    {
        File.WriteAllText(Path.Combine(folder.Path, "before.json"), Assess(Ranges, "json"));

        var run = ProofmarkProcess.Run("assess", System, "--no-save", "--as-of", "2026-11-30", "--against", Path.Combine(folder.Path, "before.json"), "-o", "json");

        run.ExitCode.Should().BeOneOf(1, 2);
        JsonDocument.Parse(run.Output).RootElement.GetProperty("trend").GetProperty("moves").GetArrayLength().Should().Be(0);
    }

    private string System => Path.Combine(folder.Path, "system");

    private string Assess(string impact, string format)
    {
        Directory.CreateDirectory(System);
        File.WriteAllText(Path.Combine(System, "proofmark.yaml"), $$"""
            system: {id: shop}
            components:
              chat: {kind: application, untrusted: [user]}
              llm: {kind: model}
              tools: {kind: tools, privileges: [mail.send]}
            flows: ["chat -> llm", "llm -> tools"]
            {{impact}}
            """);
        var run = ProofmarkProcess.Run("assess", System, "--no-save", "--as-of", "2026-11-30", "-o", format);
        run.ExitCode.Should().BeOneOf([1, 2], run.Error);
        return run.Output;
    }

    private static double Figure(JsonElement view, string name) => view.GetProperty(name).GetProperty("value").GetDouble();

    private static async Task<IReadOnlyList<string>> Validate(string json)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "spec", "assess.v1.schema.json"), TestContext.Current.CancellationToken);
        return [.. schema.Validate(json).Select(e => e.ToString())];
    }
}
