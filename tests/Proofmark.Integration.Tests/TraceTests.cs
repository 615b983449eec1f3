using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Proofmark.Integration.Tests.Keyless;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>A model traced back through signed records, by the real program.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TraceTests()
    {
        Directory.CreateDirectory(At("keys"));
        Directory.CreateDirectory(At("records"));
        foreach (var who in new[] { "data", "training", "release", "stranger" })
        {
            ProofmarkProcess.Run("key", "new", At($"keys/{who}")).ExitCode.Should().Be(0);
        }

        folder.Write("model/weights.bin", "weights"u8.ToArray());
        folder.Write("model/config.json", "{}"u8.ToArray());
        folder.Write("policy.yaml", Encoding.UTF8.GetBytes("""
            policy: {id: p}
            trust:
              - {name: Data team, roles: [builder], key: keys/data.pub}
              - {name: Training platform, roles: [builder], key: keys/training.pub, buildLevel: 3}
              - {name: Release team, roles: [publisher, verifier], key: keys/release.pub}
            """));
        ProofmarkProcess.Run("sign", "key", At("model"), "--private-key", At("keys/release"), "--signature", At("records/model.sig")).ExitCode.Should().Be(0);
        Record("collect", "data", Statement("collect", Digest("raw"), "2026-05-01T00:00:00Z", "2026-05-01T00:10:00Z", null));
        Record("train", "training", Statement("train", Root, "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", Digest("raw")));
    }

    private string Root => ProofmarkProcess.Run("digest", At("model")).Output.Trim()["sha256:".Length..];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_chain_that_is_attested_leaves_only_what_keys_cannot_show()
    {
        var (run, json) = Trace();

        run.ExitCode.Should().Be(2, run.Error);
        json["steps"]!.AsArray().Select(s => s!["step"]!["stage"]!.ToString()).Should().Equal("train", "collect");
        json["steps"]![0]!["buildLevel"]!.GetValue<int>().Should().Be(3);
        Classes(json).Should().Equal(["sign-delay", "sign-delay"], "signatures by bare keys have no trusted time");
        json["maturityLevel"]!.GetValue<int>().Should().Be(1);
        json["documents"]!.AsArray().Should().OnlyContain(d => d!["outcome"]!.ToString() == "pass" || d["kind"]!.ToString() == "model-config");
        Outcomes(json).Where(o => !o.StartsWith("lineage.sign-delay", StringComparison.Ordinal)).Should().OnlyContain(o => o.EndsWith(" pass", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_printed_fits_its_schema()
    {
        folder.Write("model/.git/config", "x"u8.ToArray());
        (await SchemaTests.Validate("trace", Trace().Run.Output)).Should().BeEmpty();
        (await SchemaTests.Validate("trace", ProofmarkProcess.Run("trace", $"sha256:{new string('a', 64)}", "-o", "json").Output)).Should().BeEmpty();
    }

    [Fact]
    public void A_changed_model_is_an_orphan_that_nobody_published()
    {
        folder.Write("model/weights.bin", "other!!"u8.ToArray());

        var (run, json) = Trace();

        run.ExitCode.Should().Be(2);
        Classes(json).Should().Contain("orphan").And.Contain("publish-consume");
        json["maturityLevel"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public void Records_of_a_stranger_count_for_nothing()
    {
        File.Delete(At("records/train.sigstore.json"));
        Record("train", "stranger", Statement("train", Root, "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", Digest("raw")));

        Classes(Trace().Json).Should().Contain("in-step").And.Contain("hand-over");
        ProofmarkProcess.Run("trace", At("model"), "--evidence", At("records")).Output.Should().Contain("nobody who is trusted", "without a policy nobody is");
    }

    [Fact]
    public void A_publisher_is_no_builder()
    {
        File.Delete(At("records/train.sigstore.json"));
        Record("train", "release", Statement("train", Root, "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", Digest("raw")));

        Classes(Trace().Json).Should().Contain("in-step");
    }

    [Fact]
    public void A_second_signature_is_a_second_witness_of_one_record()
    {
        ProofmarkProcess.Run("attest", "sign", At("records/train.sigstore.json"), "--private-key", At("keys/data"), "--to", At("records/train.second.sigstore.json")).ExitCode.Should().Be(0);

        var json = Trace().Json;

        json["steps"]!.AsArray().Should().HaveCount(2);
        json["steps"]![0]!["step"]!["witnesses"]!.AsArray().Select(w => w!["name"]!.ToString()).Should().BeEquivalentTo("Training platform", "Data team");
    }

    [Fact]
    public void Substituted_data_is_a_contradiction()
    {
        File.Delete(At("records/train.sigstore.json"));
        Record("train", "training", Statement("train", Root, "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", Digest("poisoned")));

        var (run, json) = Trace();

        run.ExitCode.Should().Be(1);
        json["contradictions"]!.AsArray().Select(c => c!["reason"]!.ToString()).Should().Equal("digest-mismatch");
    }

    [Fact]
    public void A_grave_window_fails_where_the_user_asks_for_that()
    {
        Trace("--fail-on", "critical").Run.ExitCode.Should().Be(2);
        Trace("--fail-on", "low").Run.ExitCode.Should().Be(1);
    }

    [Fact]
    public void Files_that_no_signature_covers_are_told()
    {
        folder.Write("model/.git/hooks/post-checkout", "x"u8.ToArray());

        Trace().Json["windows"]!.AsArray().Select(w => w!["reason"]!.ToString()).Should().Contain("files-not-covered");
    }

    [Fact]
    public void An_authority_of_the_policy_dates_what_keys_sign()
    {
        using var authority = new SigstoreServer();
        string[] stamp = ["--timestamp-authority", $"{authority.Address}/stamp"];
        var now = DateTimeOffset.UtcNow;
        string At(int minutes) => now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Array.ForEach(Directory.GetFiles(this.At("records")), File.Delete);
        Record("collect", "data", Statement("collect", Digest("raw"), At(-3), At(-2), null), stamp);
        Record("train", "training", Statement("train", Root, At(-2), At(-1), Digest("raw")), stamp);
        ProofmarkProcess.Run(["sign", "key", this.At("model"), "--private-key", this.At("keys/release"), "--signature", this.At("records/model.sig"), .. stamp]).ExitCode.Should().Be(0);
        Classes(Trace().Json).Should().Equal(["sign-delay", "sign-delay"], "the policy names no authority");

        folder.Write("tsa.pem", Encoding.UTF8.GetBytes(string.Concat(authority.Sigstore.Stamps.Chain.Select(der => PemEncoding.WriteString("CERTIFICATE", der) + "\n"))));
        File.WriteAllText(this.At("policy.yaml"), File.ReadAllText(this.At("policy.yaml")).Replace(".pub", ".pub, timestampAuthority: tsa.pem", StringComparison.Ordinal));
        var (run, json) = Trace();

        run.ExitCode.Should().Be(0, run.Output);
        Classes(json).Should().BeEmpty();
        json["maturityLevel"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public void What_nobody_stamps_is_not_signed()
    {
        using var authority = new SigstoreServer();
        authority.Services.StampsOther = true;
        folder.Write("train.json", Encoding.UTF8.GetBytes(Statement("train", Root, "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", null)));

        var run = ProofmarkProcess.Run("attest", "sign", At("train.json"), "--private-key", At("keys/training"), "--to", At("new.json"), "--timestamp-authority", $"{authority.Address}/stamp");

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("gave no answer to what was asked");
        File.Exists(At("new.json")).Should().BeFalse();
    }

    [Fact]
    public void A_file_that_is_only_named_like_a_signature_is_told()
    {
        folder.Write("model/loader.sig", "import os"u8.ToArray());

        var run = ProofmarkProcess.Run("trace", At("model"), "--evidence", At("records"), "--evidence", At("model"), "--policy", At("policy.yaml"), "-o", "json");

        JsonNode.Parse(run.Output)!["windows"]!.AsArray().Single(w => w!["reason"]!.ToString() == "files-not-covered")!["message"]!.ToString().Should().Contain("loader.sig");
    }

    [Fact]
    public void A_list_of_files_that_does_not_give_the_digest_of_its_folder_joins_nothing()
    {
        var lie = JsonNode.Parse(Statement("collect", Root, "2026-05-01T00:00:00Z", "2026-05-01T00:10:00Z", null))!;
        lie["subject"]![0]!["annotations"] = new JsonObject { ["files"] = new JsonArray(new JsonObject { ["name"] = "x", ["digest"] = new JsonObject { ["sha256"] = Digest("foreign") } }) };
        folder.Write("records/lie.json", Encoding.UTF8.GetBytes(lie.ToJsonString()));

        var run = ProofmarkProcess.Run("trace", $"sha256:{Digest("foreign")}", "--evidence", At("records"), "--policy", At("policy.yaml"), "-o", "json");

        JsonNode.Parse(run.Output)!["steps"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_card_says_is_told_and_binds_nothing()
    {
        folder.Write("model/README.md", "---\nbase_model: org/base\n---\n"u8.ToArray());

        var (run, json) = Trace();

        json["facts"]!.AsArray().Select(f => $"{f!["rung"]} {f["name"]} {f["value"]}").Should().Equal("declared base-model org/base");
        json["windows"]!.AsArray().Select(w => w!["reason"]!.ToString()).Should().Contain("claim-without-digest");
        (await SchemaTests.Validate("trace", run.Output)).Should().BeEmpty();
    }

    [Fact]
    public void A_bill_of_material_that_names_another_base_than_the_records_is_a_contradiction()
    {
        var statement = JsonNode.Parse(Statement("train", Root, "2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", Digest("raw")))!;
        statement["predicate"]!["buildDefinition"]!["resolvedDependencies"]![0]!["annotations"] = new JsonObject { ["role"] = "base-model" };
        File.Delete(At("records/train.sigstore.json"));
        Record("train", "training", statement.ToJsonString());
        string Bill(string digest) => $$$$$$$$"""{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"machine-learning-model","name":"m","pedigree":{"ancestors":[{"type":"machine-learning-model","name":"data","hashes":[{"alg":"SHA-256","content":"{{{{{{{{digest}}}}}}}}"}]}]}}}}""";

        folder.Write("records/bom.json", Encoding.UTF8.GetBytes(Bill(Digest("raw"))));
        Trace().Json["contradictions"]!.AsArray().Should().BeEmpty();
        folder.Write("records/bom.json", Encoding.UTF8.GetBytes(Bill(Digest("other"))));
        Trace().Json["contradictions"]!.AsArray().Select(c => c!["reason"]!.ToString()).Should().Equal("base-mismatch");
    }

    [Fact]
    public void A_pipe_among_the_records_is_not_waited_for()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", At("records/pipe.json"));
        made.WaitForExit();

        Trace().Json["documents"]!.AsArray().Should().Contain(d => d!["kind"]!.ToString() == "unread" && d["path"]!.ToString().EndsWith("pipe.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_questions_are_refused()
    {
        ProofmarkProcess.Run("trace", At("nothing")).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("trace", At("model"), "--evidence", At("nothing")).ExitCode.Should().Be(64);
        File.Copy(At("policy.yaml"), At("model/policy.yaml"));
        ProofmarkProcess.Run("trace", At("model"), "--policy", At("model/policy.yaml")).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("attest", "sign", At("model/config.json"), "--private-key", At("keys/data"), "--to", At("x")).ExitCode.Should().Be(64);
        ProofmarkProcess.Run("attest", "sign", At("records/train.sigstore.json"), "--private-key", At("keys/data"), "--to", At("records/collect.sigstore.json")).ExitCode.Should().Be(64, "nothing is overwritten");
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Statement(string stage, string product, string started, string finished, string? material)
    {
        JsonObject Artifact(string name, string digest) => new() { ["name"] = name, ["digest"] = new JsonObject { ["sha256"] = digest } };
        return new JsonObject
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["subject"] = new JsonArray(Artifact(stage == "collect" ? "data" : "model", product)),
            ["predicateType"] = "https://slsa.dev/provenance/v1",
            ["predicate"] = new JsonObject
            {
                ["buildDefinition"] = new JsonObject
                {
                    ["buildType"] = "https://example.org/train/v1",
                    ["externalParameters"] = new JsonObject { ["stage"] = stage },
                    ["resolvedDependencies"] = material is null ? [] : new JsonArray(Artifact("data", material)),
                },
                ["runDetails"] = new JsonObject
                {
                    ["builder"] = new JsonObject { ["id"] = "https://example.org/platform" },
                    ["metadata"] = new JsonObject { ["invocationId"] = stage, ["startedOn"] = started, ["finishedOn"] = finished },
                },
            },
        }.ToJsonString();
    }

    private void Record(string name, string key, string statement, params string[] more)
    {
        folder.Write($"{name}.json", Encoding.UTF8.GetBytes(statement));
        var run = ProofmarkProcess.Run(["attest", "sign", At($"{name}.json"), "--private-key", At($"keys/{key}"), "--to", At($"records/{name}.sigstore.json"), .. more]);
        run.ExitCode.Should().Be(0, run.Error);
    }

    private (ProcessRun Run, JsonNode Json) Trace(params string[] more)
    {
        var run = ProofmarkProcess.Run(["trace", At("model"), "--evidence", At("records"), "--policy", At("policy.yaml"), "-o", "json", .. more]);
        return (run, JsonNode.Parse(run.Output)!);
    }

    private static IEnumerable<string> Classes(JsonNode json) => json["windows"]!.AsArray().Select(w => w!["class"]!.ToString());

    private static IEnumerable<string> Outcomes(JsonNode json) => json["results"]!.AsArray().Select(r => $"{r!["check"]!["id"]} {r["outcome"]}");

    private string At(string path) => Path.Combine(folder.Path, path);
}
