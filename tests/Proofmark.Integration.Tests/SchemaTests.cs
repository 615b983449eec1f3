using NJsonSchema;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>What the executable prints is what the schemas under <c>spec/</c> say.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("scan", "scan", "samples/support-agent")]
    [InlineData("assess", "assess", "samples/support-agent", "--no-save")]
    [InlineData("discover", "discover", "samples/support-agent")]
    [InlineData("explain", "explain", "riskPromptInjection", "controlRedTeaming")]
    [InlineData("guide", "guide", "--persona", "governance")]
    [InlineData("guide", "guide", "--persona", "governance", "samples/clean-classifier")]
    [InlineData("catalog", "catalog", "list")]
    [InlineData("catalog", "catalog", "list", "frameworks")]
    [InlineData("catalog", "catalog", "show", "controlRedTeaming")]
    [InlineData("catalog", "catalog", "show", "x-riskGradientInversion")]
    [InlineData("catalog-check", "catalog", "check")]
    [InlineData("catalog-diff", "catalog", "diff", CatalogTests.Checkout)]
    [InlineData("rules", "rules", "list")]
    [InlineData("formats", "rules", "list", "--coverage")]
    [InlineData("rules", "rules", "show", "mcp-token-audience")]
    [InlineData("rules-test", "rules", "test")]
    public async Task What_is_printed_fits_its_schema(string schema, params string[] arguments)
    {
        var run = ProofmarkProcess.Run([.. arguments, "-o", "json"]);

        (await Validate(schema, run.Output)).Should().BeEmpty(run.Error);
    }

    [Fact]
    public async Task The_list_of_evidence_fits_its_schema()
    {
        using var folder = new TemporaryFolder();
        ProofmarkProcess.Run("evidence", "add", "--control", "controlRedTeaming", "--answer", "yes", "--author", "a", "--because", "b", "--store", folder.Path).ExitCode.Should().Be(0);

        var run = ProofmarkProcess.Run("evidence", "list", folder.Path, "-o", "json");

        (await Validate("evidence-list", run.Output)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_store_held_against_its_seals_fits_its_schema()
    {
        using var folder = new TemporaryFolder();
        var (key, policy) = (Path.Combine(folder.Path, "key"), folder.Write("policy.yaml", "policy: {id: p}\ntrust: [{name: a, roles: [sealer], key: key.pub}]\n"u8.ToArray()));
        ProofmarkProcess.Run("key", "new", key).ExitCode.Should().Be(0);

        var run = ProofmarkProcess.Run("evidence", "check", "--store", Path.Combine(folder.Path, "store"), "--policy", policy, "-o", "json");

        run.ExitCode.Should().Be(2, run.Error);
        (await Validate("evidence-check", run.Output)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_conversion_fits_its_schema()
    {
        using var folder = new TemporaryFolder();
        var run = ProofmarkProcess.Run("convert", folder.Write("weights.pkl", Pickles.Malicious), Path.Combine(folder.Path, "out.safetensors"), "-o", "json");

        (await Validate("convert", run.Output)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_verification_fits_its_schema()
    {
        using var folder = new TemporaryFolder();
        var (model, key, signature) = (folder.Write("model/weights.bin", [1, 2, 3]), Path.Combine(folder.Path, "key"), Path.Combine(folder.Path, "model.sig"));
        ProofmarkProcess.Run("key", "new", key).ExitCode.Should().Be(0);
        ProofmarkProcess.Run("sign", "key", Path.GetDirectoryName(model)!, "--private-key", key, "--signature", signature).ExitCode.Should().Be(0);

        var run = ProofmarkProcess.Run("verify", "key", Path.GetDirectoryName(model)!, "--signature", signature, "--public-key", key + ".pub", "-o", "json");

        run.ExitCode.Should().Be(0, run.Error);
        (await Validate("verify", run.Output)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_schema_refuses_what_another_verb_prints()
    {
        var run = ProofmarkProcess.Run("catalog", "list", "-o", "json");

        (await Validate("scan", run.Output)).Should().NotBeEmpty();
    }

    internal static async Task<IReadOnlyList<string>> Validate(string schema, string json)
    {
        var file = Path.Combine(Repository.Root, "spec", $"{schema}.v1.schema.json");
        var loaded = await JsonSchema.FromFileAsync(file, TestContext.Current.CancellationToken);
        return [.. loaded.Validate(json).Select(e => e.ToString())];
    }
}
