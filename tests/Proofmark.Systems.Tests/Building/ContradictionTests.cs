using Proofmark.Core;
using Proofmark.Systems.Building;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Building;

public sealed class ContradictionTests
{
    [Theory]
    [InlineData("safetensors", "safetensors", false)]
    [InlineData("Safetensors", "safetensors", false)]
    [InlineData("safetensors", "pickle", true)]
    [InlineData("pytorch", "torch-zip", false)]
    [InlineData("pytorch", "pickle", true)]
    [InlineData("joblib", "joblib-gzip", false)]
    [InlineData("keras", "hdf5", false)]
    [InlineData("safetensors", "lfs-pointer", false)]
    public void Format(string declared, string seen, bool contradicts) =>
        Rules($"llm: {{kind: model, format: {declared}, files: [m]}}", Facts.Weights("m/a", seen)).Should().Equal(contradicts ? ["system.contradiction.format"] : []);

    [Fact]
    public void Format_of_another_models_files_is_not_compared() =>
        Rules("llm: {kind: model, format: safetensors, files: [m]}", Facts.Weights("other/a", "pickle")).Should().BeEmpty();

    [Theory]
    [InlineData("hf:o/n@abc", "abc", null)]
    [InlineData("hf:o/n@abc", null, "whatever is newest")]
    [InlineData("hf:o/n@abc", "def", "revision def")]
    [InlineData("hf:o/other@abc", null, null)]
    [InlineData("hf:o/n", null, null)]
    public void Source(string declared, string? loaded, string? said)
    {
        var findings = Run($"llm: {{kind: model, source: \"{declared}\"}}", true, Facts.Reference("o/n", loaded)).Findings;

        findings.Select(f => f.RuleId).Should().Equal(said is null ? [] : ["system.contradiction.source"]);
        findings.Should().OnlyContain(f => f.Message.Contains(said!) && f.Location!.Path == "app.py" && f.Components.Single() == "llm");
    }

    [Fact]
    public void A_revision_that_only_the_code_knows_is_not_called_the_newest() =>
        Run("llm: {kind: model, source: \"hf:o/n@abc\"}", true, Facts.Reference() with { Confidence = Confidence.Low }).Findings.Single().Message.Should().Contain("only the running code knows");

    [Theory]
    [InlineData("llm: {kind: model, files: [m]}")]
    [InlineData("tools: {kind: tools, mcp: .mcp.json}")]
    public void Files(string component)
    {
        Run(component, exists: false).Findings.Single().Should().Match<Finding>(f => f.RuleId == "system.contradiction.file" && f.Severity == Severity.Low && f.Location!.Line == 3);
        Run(component, exists: true).Outcome.Should().Be(Outcome.Pass);
    }

    [Theory]
    [InlineData("tools: {kind: tools}", "outward", "acts outward")]
    [InlineData("tools: {kind: tools}", "execute", "executes commands")]
    [InlineData("tools: {kind: tools}", "read", null)]
    [InlineData("tools: {kind: tools, privileges: [mail.send]}", "outward", null)]
    [InlineData("llm: {kind: model}", "outward", null)]
    public void Privileges(string component, string effect, string? said)
    {
        var findings = Run(component, true, Facts.Tool("send_mail", effect)).Findings;

        findings.Select(f => f.RuleId).Should().Equal(said is null ? [] : ["system.contradiction.privilege"]);
        findings.Should().OnlyContain(f => f.Message.Contains(said!));
    }

    [Fact]
    public void Nothing_described_is_not_applicable()
    {
        var result = SystemChecks.Run(Facts.Build(null, Facts.Weights("a.bin", "pickle")), _ => false, DateTimeOffset.UnixEpoch).Single();

        result.Outcome.Should().Be(Outcome.NotApplicable);
        result.ReasonCodes.Should().Equal("nothing-declared");
    }

    [Fact]
    public void What_was_not_read_is_no_pass()
    {
        var model = Facts.Build("system: {id: s}\ncomponents: {llm: {kind: model}}") with { Unread = [new UnreadPart(new Location("a.bin"), "file-unreadable", "no right")] };
        var result = SystemChecks.Run(model, _ => true, DateTimeOffset.UnixEpoch).Single();

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.ReasonCodes.Should().Equal("not-fully-read");
    }

    private static IEnumerable<string> Rules(string component, params Fact[] facts) => Run(component, true, facts).Findings.Select(f => f.RuleId);

    private static CheckResult Run(string component, bool exists, params Fact[] facts) =>
        SystemChecks.Run(Facts.Build($"system: {{id: s}}\ncomponents:\n  {component}", facts), _ => exists, DateTimeOffset.UnixEpoch).Single();
}
