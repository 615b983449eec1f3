using System.Text;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>What is hidden must not make the answer better.</summary>
public sealed class UnreadTests : IDisposable
{
    private const string Server = """{"mcpServers": {"files": {"command": "npx", "args": ["-y", "server-files"]}}}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> Hidings => new()
    {
        { "duplicate key", """{"mcpServers": {"files": {"command": "npx", "args": ["-y", "server-files"]}, "files": {}}}""" },
        { "trailing text", Server + "}" },
        { "cut off", Server[..^3] },
        { "padded", Server + new string(' ', 9 * 1024 * 1024) },
        { "deep", $$"""{"x": {{new string('[', 100)}}{{new string(']', 100)}}, {{Server[1..]}}""" },
        { "NUL", Server + "\0" },
    };

    [Theory]
    [MemberData(nameof(Hidings))]
    public void A_broken_configuration_is_never_0(string how, string text)
    {
        folder.Write("system/.mcp.json", Server);
        Assess().ExitCode.Should().Be(1);

        folder.Write("system/.mcp.json", text);
        var run = Assess();

        run.ExitCode.Should().BeOneOf([1, 2], how);
        run.Output.Should().Contain("not read").And.Contain(".mcp.json");
    }

    public static TheoryData<string, string> Detected => new()
    {
        { "load.py", "import pickle\npickle.load(f)\n" },
        { "app.py", "from transformers import AutoModel\nAutoModel.from_pretrained('org/m', trust_remote_code=True)\n" },
        { "app.mjs", "await AutoModel.from_pretrained('org/m', { trust_remote_code: true })\n" },
        { "compose.yml", "services:\n  llm:\n    image: vllm/vllm-openai:latest\n" },
        { "Dockerfile", "FROM vllm/vllm-openai:latest\n" },
        { ".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n" },
        { "model/config.json", """{"model_type":"x","auto_map":{"AutoModel":"other/repo--modeling.Model"}}""" },
        { "adapter_config.json", """{"base_model_name_or_path":"org/m","peft_type":"LORA"}""" },
        { "Modelfile", "FROM org/m\n" },
    };

    [Theory]
    [MemberData(nameof(Detected))]
    public void What_a_detector_reads_cannot_be_hidden_by_spoiling_the_file(string name, string text)
    {
        folder.Write($"system/{name}", text);
        Assess("--fail-on", "low").ExitCode.Should().Be(1);

        foreach (var spoilt in (byte[][])[[.. Bytes(text), .. (byte[])[0xFF]], [.. Bytes(text), .. Bytes(new string('\n', 9 * 1024 * 1024))], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]])
        {
            folder.Write($"system/{name}", spoilt);
            Assess("--fail-on", "low").ExitCode.Should().BeOneOf(1, 2);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Theory]
    [InlineData("node_modules/.mcp.json")]
    [InlineData("node_modules/x/.mcp.json")]
    [InlineData("venv/.mcp.json")]
    [InlineData("site-packages/.mcp.json")]
    [InlineData("__pycache__/.mcp.json")]
    [InlineData(".proofmark/.mcp.json")]
    [InlineData(".git/.mcp.json")]
    public void Moving_it_into_a_folder_of_packages_hides_nothing(string path)
    {
        folder.Write($"system/{path}", Server);

        Assess().ExitCode.Should().Be(1);
    }

    [Fact]
    public void A_policy_says_which_files_may_be_unread()
    {
        folder.Write("system/deploy/compose.yml", "services: {{ services }}\n");
        var open = folder.Write("open.yaml", "policy: {id: p, version: 1}\nunread:\n  - {path: \"deploy/*\", why: templates}\n");
        var closed = folder.Write("closed.yaml", "policy: {id: p, version: 1}\nunread:\n  - {path: \"other/*\", why: templates}\n");

        Assess().ExitCode.Should().Be(2);
        Assess("--policy", open).ExitCode.Should().Be(0);
        Assess("--policy", closed).ExitCode.Should().Be(2);
        var gate = ProofmarkProcess.Run("gate", Path.Combine(folder.Path, "system"), "--policy", closed);
        gate.ExitCode.Should().Be(2);
        gate.Output.Should().Contain("files-unread").And.Contain("deploy/compose.yml");
    }

    [Fact]
    public void A_model_that_is_cut_off_is_2()
    {
        folder.Write("system/model.safetensors", "\x10\0\0\0\0\0\0\0{\"a\":");

        Assess().ExitCode.Should().Be(2);
    }

    [Fact]
    public void A_rule_that_gives_up_is_2()
    {
        folder.Write("system/proofmark.yaml", "system: {id: s, owner: us}\ncomponents: {crm: {kind: evaluation}}\n");
        folder.Write("rules/broken.yaml", """
            id: x-broken
            title: Can it be judged?
            risks: [riskRogueActions]
            controls: [controlAgentPluginPermissions]
            for: component
            kinds: [componentModelEvaluation]
            when: "[1][component.id.size()] == 1"
            severity: low
            message: It can.
            why: Because.
            fix: Mend it.
            test:
              positive: {components: {mail: {kind: evaluation}}}
              negative: {components: {crm: {kind: evaluation}}}
            """);

        Assess("--fail-on", "critical").ExitCode.Should().Be(0);
        var run = Assess("--fail-on", "critical", "--rules", Path.Combine(folder.Path, "rules"), "-o", "json");

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("rules-unfinished");
    }

    private ProcessRun Assess(params string[] more) => ProofmarkProcess.Run(["assess", Path.Combine(folder.Path, "system"), "--no-save", .. more]);
}
