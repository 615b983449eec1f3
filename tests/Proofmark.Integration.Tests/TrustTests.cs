using System.Text.Json.Nodes;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>Trust policies, and what they make of signatures, evidence and seals.</summary>
public sealed class TrustTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string system;
    private readonly string store;
    private readonly string policy;

    public TrustTests()
    {
        foreach (var who in new[] { "publisher", "assessor", "sealer", "stranger" })
        {
            ProofmarkProcess.Run("key", "new", Key(who)).ExitCode.Should().Be(0);
        }

        folder.Write("system/proofmark.yaml", "system: {id: demo, owner: a}\ncomponents:\n  llm: {kind: model, files: [models]}\n"u8.ToArray());
        folder.Write("system/models/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        (system, store, policy) = (At("system"), At("store"), At("policy.yaml"));
        Policy("");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_policy_says_who_may_sign_which_model()
    {
        Sign("publisher");
        Verify().Output.Should().Contain("Verification succeeded").And.Contain("as 'publishers' by the policy");

        Sign("stranger");
        Verify().Should().Match<ProcessRun>(r => r.ExitCode == 1 && r.Output.Contains("signature.signature-invalid", StringComparison.Ordinal));

        Sign("publisher");
        Policy(", models: [other]");
        Verify().Should().Match<ProcessRun>(r => r.ExitCode == 1 && r.Output.Contains("model-not-allowed", StringComparison.Ordinal));
        File.WriteAllText(policy, "policy: {id: p}\n");
        Verify().ExitCode.Should().Be(2, "it trusts nobody");
        ProofmarkProcess.Run("verify", "policy", At("system/models"), "--signature", Signature).ExitCode.Should().Be(64);
    }

    [Fact]
    public void Neither_policy_nor_key_may_lie_in_what_they_judge()
    {
        Sign("publisher");
        File.Copy(policy, At("system/models/policy.yaml"));
        File.Copy(Key("publisher") + ".pub", At("system/models/publisher.pub"));
        VerifyBy(At("system/models/policy.yaml")).Should().Match<ProcessRun>(r => r.ExitCode == 64 && r.Error.Contains("must not judge themselves", StringComparison.Ordinal));

        File.WriteAllText(policy, "policy: {id: p}\ntrust: [{name: a, roles: [publisher], key: system/models/publisher.pub}]\n");
        Verify().Should().Match<ProcessRun>(r => r.ExitCode == 64 && r.Error.Contains("decide who is trusted", StringComparison.Ordinal));
        Assess().ExitCode.Should().Be(64);
        Assess("--trust-tree").ExitCode.Should().NotBe(64);
    }

    [Fact]
    public void What_a_publisher_signed_is_an_attestation_of_integrity()
    {
        Sign("publisher");
        var report = Report();
        Outcomes(report, "signature.file").Should().Equal("models/model.safetensors: pass");
        Voices(report).Should().Contain("signature.file 1 8").And.NotContain(v => v.StartsWith("rule.weights-unsigned", StringComparison.Ordinal));

        Sign("stranger");
        report = Report();
        Outcomes(report, "signature.file").Should().Equal("models/model.safetensors: not-established");
        Outcomes(report, "signature.model").Should().Equal("models/model.sig: not-established");
        Voices(report).Should().NotContain(v => v.StartsWith("signature.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_was_changed_after_it_was_signed_exposes_the_model()
    {
        Sign("publisher");
        folder.Write("system/models/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}', 0]);
        folder.Write("system/models/second.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);

        var report = Report();

        Outcomes(report, "signature.file").Should().Equal("models/model.safetensors: fail", "models/second.safetensors: fail");
        report["assessment"]!["risks"]!.AsArray().Single(r => r!["id"]!.ToString() == "riskModelSourceTampering@llm")!["standing"]!.ToString().Should().Be("exposed");
        Assess().ExitCode.Should().Be(1);
    }

    [Fact]
    public void A_required_signature_of_every_model_file_closes_the_gate_without_one()
    {
        File.WriteAllText(policy, File.ReadAllText(policy) + "require: [signature.file]\n");
        Gate().Output.Should().Contain("required-check-missing.signature.file");
        Sign("publisher");
        Gate().Output.Should().NotContain("signature.file");
        folder.Write("system/other/second.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);
        Gate().Output.Should().Contain("required-check-missing.signature.file");
    }

    [Fact]
    public void Evidence_counts_as_what_it_is_when_an_assessor_signed_it()
    {
        Sign("publisher");
        Verify("--save", store).ExitCode.Should().Be(0);
        File.Delete(Signature);
        Voices(Report("--evidence", store)).Should().Contain("signature.file 1 4", "unsigned evidence is at most a scan");

        Sign("stranger", "evidence", "sign", "--store", store);
        Voices(Report("--evidence", store)).Should().Contain("signature.file 1 4");

        Sign("assessor", "evidence", "sign", "--store", store);
        Voices(Report("--evidence", store)).Should().Contain("signature.file 1 8");
    }

    [Fact]
    public void In_the_assessed_tree_signed_evidence_counts_and_unsigned_does_not()
    {
        Sign("publisher");
        Verify("--save", system).ExitCode.Should().Be(0);
        File.Delete(Signature);
        Voices(Report()).Should().NotContain(v => v.StartsWith("signature.", StringComparison.Ordinal));

        Sign("assessor", "evidence", "sign", "--store", system);
        Voices(Report()).Should().Contain("signature.file 1 8");

        folder.Write("system/models/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}', 0]);
        Voices(Report()).Should().NotContain(v => v.StartsWith("signature.", StringComparison.Ordinal), "it is about other bytes");
    }

    [Fact]
    public void A_seal_shows_what_was_taken_away()
    {
        Answer("yes");
        Check().ExitCode.Should().Be(2);
        Sign("sealer", "evidence", "seal", "--store", store, "--copy", At("kept.json"));
        Check().ExitCode.Should().Be(0);
        Answer("no");
        Check().Output.Should().Contain("1 statement came after");
        Sign("sealer", "evidence", "seal", "--store", store, "--copy", At("kept.json"));
        Check("--seal", At("kept.json")).ExitCode.Should().Be(0);

        foreach (var file in Directory.EnumerateFiles(Statements, "*.json"))
        {
            var bytes = File.ReadAllBytes(file);
            File.Delete(file);
            Check().Should().Match<ProcessRun>(r => r.ExitCode == 1 && r.Output.Contains("evidence.statement-missing", StringComparison.Ordinal));
            File.WriteAllBytes(file, [.. bytes, (byte)' ']);
            Check().ExitCode.Should().Be(1, "a changed statement is not there");
            File.WriteAllBytes(file, bytes);
        }

        Directory.Delete(Path.Combine(Statements, "seals"), recursive: true);
        Check().ExitCode.Should().Be(2);
        Check("--seal", At("kept.json")).Output.Should().Contain("evidence.seal-cut-off");
    }

    [Fact]
    public void A_seal_by_a_stranger_is_none_and_what_is_missing_is_not_sealed_over()
    {
        Answer("yes");
        Sign("stranger", "evidence", "seal", "--store", store);
        Check().Should().Match<ProcessRun>(r => r.ExitCode == 2 && r.Output.Contains("ignored", StringComparison.Ordinal));

        Sign("sealer", "evidence", "seal", "--store", store);
        File.Delete(Directory.EnumerateFiles(Statements, "*.json").Single());
        Answer("no");
        var again = ProofmarkProcess.Run("evidence", "seal", "--store", store, "--private-key", Key("sealer"));
        again.ExitCode.Should().Be(64);
        again.Error.Should().Contain("does not hold what was sealed before");
        Report("--evidence", store)["reasonCodes"]!.AsArray().Select(c => c!.ToString()).Should().Contain("finding.evidence.statement-missing");
    }

    private string Signature => At("system/models/model.sig");

    private string Statements => Path.Combine(store, ".proofmark", "evidence");

    private string At(string name) => Path.Combine(folder.Path, name);

    private string Key(string who) => At(who + ".key");

    private void Policy(string more) => File.WriteAllText(policy, $$"""
        policy: {id: p, version: 1}
        trust:
          - {name: publishers, roles: [publisher], key: publisher.key.pub{{more}}}
          - {name: assessors, roles: [assessor], key: assessor.key.pub}
          - {name: sealers, roles: [sealer], key: sealer.key.pub}

        """);

    private void Sign(string who) => Sign(who, "sign", "key", At("system/models"), "--signature", Signature);

    private void Sign(string who, params string[] arguments)
    {
        var run = ProofmarkProcess.Run([.. arguments, "--private-key", Key(who)]);
        run.ExitCode.Should().Be(0, run.Error);
    }

    private void Answer(string answer) =>
        ProofmarkProcess.Run("evidence", "add", "--control", "controlRedTeaming", "--answer", answer, "--author", "a", "--because", "b", "--store", store).ExitCode.Should().Be(0);

    private ProcessRun VerifyBy(string other) => ProofmarkProcess.Run("verify", "policy", At("system/models"), "--signature", Signature, "--policy", other);

    private ProcessRun Verify(params string[] more) => ProofmarkProcess.Run(["verify", "policy", At("system/models"), "--signature", Signature, "--policy", policy, .. more]);

    private ProcessRun Check(params string[] more) => ProofmarkProcess.Run(["evidence", "check", "--store", store, "--policy", policy, .. more]);

    private ProcessRun Gate() => ProofmarkProcess.Run("gate", system, "--policy", policy);

    private ProcessRun Assess(params string[] more) => ProofmarkProcess.Run(["assess", system, "--no-save", "--policy", policy, .. more]);

    private JsonNode Report(params string[] more) => JsonNode.Parse(Assess([.. more, "-o", "json"]).Output)!;

    private static IEnumerable<string> Outcomes(JsonNode report, string check) =>
        report["results"]!.AsArray().Where(r => r!["check"]!["id"]!.ToString() == check).Select(r => $"{r!["subject"]!["name"]}: {r["outcome"]}").Order(StringComparer.Ordinal);

    // What speaks about the integrity control at the model: check, share in favour, weight.
    private static IEnumerable<string> Voices(JsonNode report) =>
        from risk in report["assessment"]!["risks"]!.AsArray()
        where risk["id"]!.ToString() == "riskModelSourceTampering@llm"
        from effect in risk["groups"]!.AsArray()
        from control in effect!["controls"]!.AsArray()
        where control["controlId"]!.ToString() == "controlModelAndDataIntegrityManagement"
        from check in control["checks"]!.AsArray()
        select FormattableString.Invariant($"{check["checkId"]} {check["share"]} {Math.Round(check["weight"]!.GetValue<double>(), 3)}");
}
