using System.Text.Json.Nodes;
using NJsonSchema;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>The gate as a process: what opens it, what does not, and what the assessed tree cannot do about it.</summary>
public sealed class GateTests : IDisposable
{
    private const string AsOf = "2026-11-30";
    private const string Honest = "system: {id: desk}\ncomponents:\n  agent: {kind: agent}\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_lying_description_cannot_open_the_gate()
    {
        var policy = folder.Write("policy.yaml", "policy: {id: p}\nrequire: [rule.no-turn-limit]\n");
        folder.Write("system/proofmark.yaml", Honest);
        Gate(policy).ExitCode.Should().Be(2, "the question is open");

        folder.Write("system/proofmark.yaml", Honest.Replace("kind: agent", "kind: agent, turn-limit: per-task", StringComparison.Ordinal));
        var lying = Gate(policy);
        var believed = Gate(policy, "--trust-tree");

        lying.ExitCode.Should().Be(2, lying.Output);
        lying.Output.Should().Contain("required-check-claimed.rule.no-turn-limit").And.Contain("--trust-tree");
        believed.ExitCode.Should().Be(0, believed.Output);
        believed.Output.Should().Contain("trusted on request");

        folder.Write("system/proofmark.yaml", Honest.Replace("kind: agent", "kind: agent, turn-limit: none", StringComparison.Ordinal));
        Gate(policy).ExitCode.Should().Be(1, "what it says against itself counts");
    }

    [Fact]
    public void What_only_files_show_opens_the_gate()
    {
        var policy = folder.Write("policy.yaml", "policy: {id: p}\nrequire: [scan.load-time-code]\n");
        folder.Write("system/proofmark.yaml", Honest);
        folder.Write("system/model.pkl", Pickles.Harmless);
        Gate(policy).ExitCode.Should().Be(0);

        folder.Write("system/model.pkl", Pickles.Malicious);
        Gate(policy).ExitCode.Should().Be(1);
    }

    // The code beside the sample's reranker is never clean to a scan, so the gate says 2 until somebody takes that on.
    private const string ReadByAPerson = "unread: [{path: models/reranker/*.py, why: read line by line}]\n";

    [Fact]
    public void Only_what_is_new_closes_the_gate_against_a_baseline()
    {
        var system = folder.Copy(Repository.Sample("support-agent"), "system");
        var policy = folder.Write("policy.yaml", "policy: {id: p}\ngate: {standings: [exposed], newAttackPath: true}\n" + ReadByAPerson);
        var baseline = Baseline();
        var before = Directory.EnumerateFiles(system, "*", SearchOption.AllDirectories).ToList();

        Gate(policy).ExitCode.Should().Be(1);
        Gate(policy, "--baseline", baseline).ExitCode.Should().Be(0);

        folder.Write("system/models/late.pkl", Pickles.Malicious);
        var late = Gate(policy, "--baseline", baseline);
        late.ExitCode.Should().Be(1);
        late.Output.Should().Contain("models/late.pkl").And.NotContain("intent-classifier");
        Directory.EnumerateFiles(system, "*", SearchOption.AllDirectories).Should().BeEquivalentTo([.. before, Path.Combine(system, "models", "late.pkl")], "a gate writes nothing");
    }

    [Fact]
    public void A_changed_file_is_not_excused_by_the_baseline_of_the_old_one()
    {
        var system = folder.Copy(Repository.Sample("support-agent"), "system");
        var policy = folder.Write("policy.yaml", "policy: {id: p}\n");
        var baseline = Baseline();
        File.AppendAllText(Path.Combine(system, "models/intent-classifier/model.pkl"), "\n");

        Gate(policy, "--baseline", baseline).Output.Should().Contain("finding.pickle.malicious-call");
    }

    [Fact]
    public void A_baseline_or_policy_inside_the_tree_is_refused_unless_the_tree_is_trusted()
    {
        folder.Copy(Repository.Sample("support-agent"), "system");
        var policy = folder.Write("policy.yaml", "policy: {id: p}\n" + ReadByAPerson);
        var inside = Path.Combine(folder.Path, "system", "base.json");
        var outside = Baseline();
        File.Copy(outside, inside);
        var policyInside = folder.Write("system/policy.yaml", "policy: {id: p}\nfailOn: critical\n");

        Gate(policy, "--baseline", inside).ExitCode.Should().Be(64);
        Gate(policyInside, "--baseline", outside).ExitCode.Should().Be(64);
        Gate(policy, "--baseline", inside, "--trust-tree").ExitCode.Should().Be(0);
        ProofmarkProcess.Run("assess", Path.Combine(folder.Path, "system"), "--no-save", "--against", inside).ExitCode.Should().Be(64);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"schema": "proofmark.scan", "results": [null]}""")]
    public void A_baseline_that_is_none_is_64(string text)
    {
        folder.Write("system/proofmark.yaml", Honest);
        var policy = folder.Write("policy.yaml", "policy: {id: p}\n");

        var run = Gate(policy, "--baseline", folder.Write("base.json", text));

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("base.json:1");
    }

    [Fact]
    public void A_baseline_of_another_system_is_64()
    {
        folder.Copy(Repository.Sample("support-agent"), "system");
        var baseline = Baseline();
        File.WriteAllText(Path.Combine(folder.Path, "system", "proofmark.yaml"), Honest);

        var run = Gate(folder.Write("policy.yaml", "policy: {id: p}\n"), "--baseline", baseline);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("harbour-desk");
    }

    [Fact]
    public void Without_a_policy_there_is_no_gate() => ProofmarkProcess.Run("gate", Repository.Sample("clean-classifier")).ExitCode.Should().Be(64);

    [Theory]
    [InlineData("gate: {coveragePercent: 100}", "gate.coverage-below", 2)]
    [InlineData("gate: {standings: [unknown]}", "gate.standing-unknown", 2)]
    [InlineData("gate: {newAttackPath: true}", "gate.baseline-missing", 2)]
    [InlineData("gate: {standings: [covered]}", "none of: exposed", 64)]
    public void Each_condition_closes_the_gate_by_its_own_code(string condition, string code, int exit)
    {
        folder.Write("system/proofmark.yaml", Honest);

        var run = Gate(folder.Write("policy.yaml", $"policy: {{id: p}}\n{condition}\n"));

        run.ExitCode.Should().Be(exit, run.Output + run.Error);
        (run.Output + run.Error).Should().Contain(code);
    }

    [Fact]
    public void An_acceptance_that_ran_out_never_opens_the_gate()
    {
        folder.Write("system/proofmark.yaml", Honest + "accepted:\n  - {risk: riskRunawayAgentToolLoops@agent, by: ciso, why: small, until: 2026-01-31}\n");

        var run = Gate(folder.Write("policy.yaml", "policy: {id: p}\n"), "--trust-tree");

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("ran out on 2026-01-31");
    }

    [Fact]
    public void A_broken_requirement_of_a_profile_closes_the_gate()
    {
        folder.Copy(Repository.Sample("support-agent"), "system");
        var run = Gate(folder.Write("policy.yaml", "policy: {id: p}\nfailOn: critical\ngate: {mcpProfile: mcp-l1}\n"));

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("gate.profile-failed");
    }

    [Fact]
    public async Task The_json_fits_its_schema_and_is_the_same_again()
    {
        folder.Copy(Repository.Sample("support-agent"), "system");
        var policy = folder.Write("policy.yaml", "policy: {id: p}\nrequire: [rule.no-turn-limit]\ngate: {standings: [exposed, unknown], contested: true}\n");

        var run = Gate(policy, "-o", "json");

        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "spec", "gate.v1.schema.json"), TestContext.Current.CancellationToken);
        schema.Validate(run.Output).Select(e => e.ToString()).Should().BeEmpty();
        Gate(policy, "-o", "json").Output.Should().Be(run.Output);
        var codes = JsonNode.Parse(run.Output)!["reasonCodes"]!.AsArray().Select(c => c!.GetValue<string>()).ToList();
        codes.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_trend_says_what_is_new_and_fits_the_schema()
    {
        folder.Copy(Repository.Sample("support-agent"), "system");
        var past = Baseline();
        folder.Write("system/models/late.pkl", Pickles.Malicious);

        var run = ProofmarkProcess.Run("assess", Path.Combine(folder.Path, "system"), "--no-save", "--as-of", AsOf, "--against", past, "-o", "json");

        JsonNode.Parse(run.Output)!["trend"]!["causes"]!.AsArray().Should().Contain(c =>
            c!["kind"]!.GetValue<string>() == "new-finding" && c["what"]!.GetValue<string>().Contains("models/late.pkl", StringComparison.Ordinal));
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "spec", "assess.v1.schema.json"), TestContext.Current.CancellationToken);
        schema.Validate(run.Output).Select(e => e.ToString()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("oscal", "\"assessment-results\"")]
    [InlineData("poam", "\"poam-items\"")]
    [InlineData("csv", "\"severity\",\"rule\"")]
    [InlineData("csv-risks", "\"id\",\"risk\"")]
    [InlineData("badge", "<svg")]
    public void Each_output_of_an_assessment_is_the_same_again(string format, string part)
    {
        string Render() => ProofmarkProcess.Run("assess", Repository.Sample("support-agent"), "--no-save", "--as-of", AsOf, "-o", format).Output;

        var text = Render();

        text.Should().Contain(part);
        Render().Should().Be(text);
    }

    private string Baseline()
    {
        var file = Path.Combine(folder.Path, "base.json");
        ProofmarkProcess.Run("assess", Path.Combine(folder.Path, "system"), "--no-save", "--as-of", AsOf, "-o", $"json={file}").ExitCode.Should().Be(1);
        return file;
    }

    private ProcessRun Gate(string policy, params string[] more) =>
        ProofmarkProcess.Run(["gate", Path.Combine(folder.Path, "system"), "--policy", policy, "--as-of", AsOf, .. more]);
}
