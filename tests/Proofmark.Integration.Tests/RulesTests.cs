using System.Text.Json;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>The verb <c>rules</c>, and rules of a user's own.</summary>
public sealed class RulesTests : IDisposable
{
    private const string Own = """
        id: x-house-rule
        title: Is every tool server of ours named crm?
        risks: [riskRogueActions]
        controls: [controlAgentPluginPermissions]
        for: component
        kinds: [componentTools]
        when: component.id != 'crm'
        severity: high
        message: "The tool server {component.id} has a name of its own."
        why: Names are rules here.
        fix: Rename it.
        test:
          positive: {components: {mail: {kind: tools}}}
          negative: {components: {crm: {kind: tools}}}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rules_can_be_chosen_by_risk_and_by_level()
    {
        var risk = ProofmarkProcess.Run("rules", "list", "--risk", "riskMCPTransportHijacking", "-o", "json");
        var low = ProofmarkProcess.Run("rules", "list", "--profile", "mcp-l1", "-o", "json");
        var high = ProofmarkProcess.Run("rules", "list", "--profile", "mcp-l4", "-o", "json");

        Results(risk.Output).Should().NotBeEmpty().And.OnlyContain(r => r.GetProperty("risks").EnumerateArray().Any(i => i.GetString() == "riskMCPTransportHijacking"));
        Results(low.Output).Should().NotBeEmpty().And.OnlyContain(r => r.GetProperty("profile").GetString() == "mcp-l1");
        Results(high.Output).Select(Id).Should().Contain(Results(low.Output).Select(Id));
        Results(high.Output).Should().HaveCountGreaterThanOrEqualTo(25);
    }

    [Fact]
    public void The_coverage_of_formats_is_listed()
    {
        var run = ProofmarkProcess.Run("rules", "list", "--coverage");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("safetensors").And.Contain("7z archive").And.Contain("never a pass");
        Results(ProofmarkProcess.Run("rules", "list", "--coverage", "-o", "json").Output)
            .Single(f => f.GetProperty("name").GetString() == "Zstandard").GetProperty("state").GetString().Should().Be("covered");
        ProofmarkProcess.Run("rules", "list", "--coverage", "--profile", "mcp-l1").ExitCode.Should().Be(64);
    }

    [Fact]
    public void A_rule_is_shown_with_why_and_what_to_do()
    {
        var run = ProofmarkProcess.Run("rules", "show", "rule.mcp-token-audience");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("Why").And.Contain("What to do").And.Contain("RFC 8707").And.Contain("mcp-l2");
    }

    [Theory]
    [InlineData("show", "no-such-rule")]
    [InlineData("list", "--risk", "riskOfRain")]
    [InlineData("list", "--profile", "mcp-l7")]
    [InlineData("list", "--rules", "no-such-folder")]
    [InlineData("test", "no-such-folder")]
    public void What_is_not_there_is_a_mistake_of_the_command_line(params string[] arguments) =>
        ProofmarkProcess.Run(["rules", .. arguments]).ExitCode.Should().Be(64);

    [Fact]
    public void Every_rule_of_this_build_holds_its_test()
    {
        var run = ProofmarkProcess.Run("rules", "test");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("0 failed");
    }

    [Fact]
    public void A_rule_that_does_not_hold_is_1_and_is_named()
    {
        folder.Write("rules/good.yaml", Own);
        ProofmarkProcess.Run("rules", "test", Path.Combine(folder.Path, "rules")).ExitCode.Should().Be(0);
        folder.Write("rules/bad.yaml", Own.Replace("x-house-rule", "x-bad", StringComparison.Ordinal).Replace("component.id != 'crm'", "component.id == ''", StringComparison.Ordinal));

        var run = ProofmarkProcess.Run("rules", "test", Path.Combine(folder.Path, "rules"));

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("x-bad").And.Contain("finds nothing in its positive system").And.Contain("1 failed");
    }

    [Fact]
    public void A_broken_rule_names_every_mistake_with_file_line_and_field()
    {
        folder.Write("rules/a.yaml", Own.Replace("x-house-rule", "mcp-secret", StringComparison.Ordinal).Replace("riskRogueActions", "riskOfRain", StringComparison.Ordinal));
        folder.Write("rules/b.yaml", Own.Replace("component.id != 'crm'", "component.property('no-such') != ''", StringComparison.Ordinal));

        var run = ProofmarkProcess.Run("assess", Repository.Sample("clean-classifier"), "--no-save", "--rules", Path.Combine(folder.Path, "rules"));

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("a.yaml:1").And.Contain("x-").And.Contain("riskOfRain").And.Contain("b.yaml:7").And.Contain("no-such");
    }

    [Fact]
    public void A_rule_of_the_users_own_is_judged_like_any_other()
    {
        folder.Write("rules/own.yaml", Own);
        var sample = Repository.Sample("support-agent");

        var with = ProofmarkProcess.Run("assess", sample, "--no-save", "--as-of", "2026-11-30", "-o", "json", "--rules", Path.Combine(folder.Path, "rules"));
        var without = ProofmarkProcess.Run("assess", sample, "--no-save", "--as-of", "2026-11-30", "-o", "json");

        with.Output.Should().Contain("rule.x-house-rule").And.Contain("has a name of its own");
        RuleSet(with.Output).Should().NotBe(RuleSet(without.Output));
    }

    [Fact]
    public void A_rule_inside_the_tree_adds_findings_and_satisfies_no_policy()
    {
        folder.Write("policy.yaml", "{policy: {id: house, version: 1}, require: [rule.x-house-rule]}");
        folder.Write("system/proofmark.yaml", "{system: {id: s}, components: {crm: {kind: tools}}}");
        var inside = Path.GetDirectoryName(folder.Write("system/rules/own.yaml", Own))!;
        var outside = Path.GetDirectoryName(folder.Write("rules/own.yaml", Own))!;

        ProofmarkProcess.Run([.. Assess(), "--rules", outside]).ExitCode.Should().Be(2, "a rule that looks at the description passes on the word of the tree");
        ProofmarkProcess.Run([.. Assess(), "--rules", outside, "--trust-tree"]).ExitCode.Should().Be(0);
        ProofmarkProcess.Run([.. Assess(), "--rules", inside]).ExitCode.Should().Be(2, "what the tree says of itself is no evidence");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), inside);
        ProofmarkProcess.Run([.. Assess(), "--rules", Path.Combine(folder.Path, "link")]).ExitCode.Should().Be(2);

        folder.Write("system/proofmark.yaml", "{system: {id: s}, components: {mail: {kind: tools}}}");
        ProofmarkProcess.Run([.. Assess(), "--rules", inside]).ExitCode.Should().Be(1);

        string[] Assess() => ["assess", Path.Combine(folder.Path, "system"), "--no-save", "--policy", Path.Combine(folder.Path, "policy.yaml")];
    }

    [Fact]
    public void Open_questions_are_one_line_and_change_no_exit_code()
    {
        folder.Write("proofmark.yaml", "{system: {id: s}, components: {crm: {kind: tools, mcp-transport: stdio}}}");

        var run = ProofmarkProcess.Run("assess", folder.Path, "--no-save");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("questions are unanswered; the report (-o html) lists them");
        run.Output.Should().NotContain("not read  ").And.NotContain("Let the check rule.");
    }

    private static List<JsonElement> Results(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("results").Clone().EnumerateArray()];
    }

    private static string? Id(JsonElement rule) => rule.GetProperty("id").GetString();

    private static string? RuleSet(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("ruleSet").GetString();
    }
}
