using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>
/// A secret stands in every place that discovery reads, in the forms that people use. None may reach an output, a message or what is kept, in clear or encoded;
/// that each file was read is shown by a fact or an unread part, so that silence cannot pass for care.
/// </summary>
public sealed partial class SecretTests : IDisposable
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    // «form» stands for a new secret of that form.
    private static readonly (string Path, string Text)[] Files =
    [
        (".mcp.json", """
            {"mcpServers": {
              "crm": {"command": "npx", "args": ["-y", "crm-server", "--api-key", "«word»", "--token=«word»", "--header", "Authorization: Bearer «jwt»"], "env": {"OPENAI_API_KEY": "«sk»", "DB_PASSWORD": "«password»"}},
              "mail": {"type": "http", "url": "http://bob:«password»@mcp.example.com/mcp?key=«word»#«random»", "headers": {"Authorization": "Bearer «ghp»", "X-Api-Key": "«word»"}},
              "path": {"type": "sse", "url": "http://mcp.example.com/s/«hex»/sse"},
              "srv-«ghp»": {"command": "uvx", "args": ["files"]},
              "dock": {"command": "docker", "args": ["run", "-e", "API_TOKEN=«word»", "ghcr.io/x/y:latest"]}}}
            """),
        (".codex/config.toml", "[mcp_servers.files]\ncommand = \"npx\"\nargs = [\"-y\", \"files\", \"--password\", \"«word»\"]\n[mcp_servers.files.env]\nTOKEN = \"«hf»\"\n"),
        ("compose.yml", """
            services:
              llm:
                image: bob:«word»@registry.example.com/vllm/vllm-openai:latest
                command: --api-key «word» --model org/m
                environment: ["HF_TOKEN=«hf»", "OPENAI_API_KEY=«sk»"]
              store:
                image: qdrant/qdrant:latest
                environment: {QDRANT__SERVICE__API_KEY: «word», DATABASE_URL: "postgres://u:«password»@db/x"}
            """),
        ("Dockerfile", """
            FROM tok:«word»@registry.example.com/python:3.11
            ARG NPM_TOKEN=«word»
            ENV OPENAI_API_KEY=«sk»
            RUN pip install --index-url https://u:«password»@pypi.example.com/simple torch
            RUN curl -H "Authorization: Bearer «jwt»" https://x/model.bin
            CMD ["python", "app.py", "--key", "«word»"]
            """),
        (".github/workflows/ci.yml", """
            on: push
            env: {TOKEN: «ghp»}
            jobs:
              a:
                runs-on: x
                steps:
                  - uses: actions/checkout@v4
                    with: {token: «ghp»}
                  - run: modelscan -p . --token «word» && echo «aws»
            """),
        ("requirements.txt", "--extra-index-url https://u:«password»@pypi.example.com/simple\ntransformers==4.40.0\nlangchain @ git+https://«ghp»@github.com/o/langchain@main\n"),
        ("pyproject.toml", "[project]\nname=\"x\"\ndependencies=[\"torch\",\"vllm @ https://u:«word»@h.example/vllm.whl\"]\n[[tool.poetry.source]]\nurl = \"https://u:«word»@pypi.example.com\"\n"),
        ("package.json", """{"name": "x", "dependencies": {"openai": "git+https://«ghp»@github.com/o/openai.git", "langchain": "https://u:«word»@h.example/l.tgz"}, "scripts": {"start": "TOKEN=«word» node x"}}"""),
        ("app/app.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><RestoreSources>https://u:«word»@nuget.example/v3</RestoreSources></PropertyGroup><ItemGroup><PackageReference Include="OpenAI" Version="«random»" /></ItemGroup></Project>"""),
        ("n.ipynb", """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "execution_count": 1,
              "source": ["from transformers import AutoModel\n", "m = AutoModel.from_pretrained('org/nb', token='«hf»', trust_remote_code=True)\n"],
              "outputs": [{"output_type": "stream", "name": "stdout", "text": ["key «sk»"]}]}]}
            """),
        ("prompts/system_prompt.txt", "The password is «word». key «sk»"),
        ("AGENTS.md", "token: «ghp»"),
        ("app/main.py", """
            import openai, pickle
            from transformers import AutoModel, pipeline
            from langchain.tools import tool
            from qdrant_client import QdrantClient
            client = openai.OpenAI(api_key="«sk»", base_url="https://u:«password»@h.example/v1")
            m = AutoModel.from_pretrained("org/m", token="«hf»", revision="«random»", trust_remote_code=True)
            p = pipeline("x", model="org/«ghp»")
            q = QdrantClient(url="https://«word»@qdrant.example", api_key="«word»")
            r = client.chat.completions.create(model="gpt-4o")
            c = Chroma(collection_name="«ghp»")
            @tool
            def send_mail(to):
                "send «sk»"
                requests.post("https://x/?k=«word»")
            pickle.load(open("«ghp»"))
            l = ChatOllama(model="llama3:«random»", base_url="http://u:«word»@h")
            """),
        ("app/x.ts", "const m = await AutoModel.from_pretrained(\"org/ts\", { token: \"«hf»\", trust_remote_code: true });\n"),
        ("model/README.md", "---\nlicense: mit\nbase_model: https://u:«word»@huggingface.co/org/base\ndatasets: [org/«ghp»]\n---\n token «hf»\n"),
        ("model/adapter_config.json", """{"peft_type": "LORA", "base_model_name_or_path": "https://u:«word»@hub.example/org/base", "revision": "«ghp»"}"""),
        ("model2/config.json", """{"model_type": "x", "_name_or_path": "https://u:«word»@hub/org/x", "auto_map": {"AutoModel": "«ghp»/repo--modeling.M"}}"""),
        ("Modelfile", "FROM https://u:«word»@registry.example.com/llama3\nSYSTEM key «sk»\n"),
        ("data/train.csv", "a,b\n«sk»,«word»\n"),
        ("broken1/.mcp.json", """{"mcpServers": {"a": {"env": {"K": "«sk»"}, «ghp» }}}"""),
        ("broken2/compose.yml", "services:\n  a: {image: \"x\", «ghp»: 1, «sk»: 2, [}\n"),
        ("broken3/compose.yml", "services:\n  a: !«ghp» x\n  b: *«ghp»\n"),
        ("broken4/app.csproj", "<Project><«ghp»></Project>"),
        ("broken5/n.ipynb", """{"cells": [{"«ghp»": }"""),
        ("broken6/adapter_config.json", """{"«ghp»": }"""),
        ("broken7/Dockerfile", "RUN «ghp»\n"),
        ("proofmark.yaml", "system: {id: canary, owner: us}\ncomponents:\n  tools: {kind: tools, privileges: [mail.send]}\n"),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(7);
    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> outputs = new(StringComparer.Ordinal);

    private string Root => Path.Combine(folder.Path, "system");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void No_secret_leaves_the_tree()
    {
        foreach (var (path, text) in Files)
        {
            folder.Write($"system/{path}", Placeholder().Replace(text, m => Planted(path, m.Groups[1].Value)));
        }

        var policy = folder.Write("policy.yaml", "policy: {id: p, version: 1}\ngate: {standings: [exposed, unknown]}\n");
        Run("assess", "sarif", "html", "md", "oscal", "poam", "csv", "csv-risks", "badge", "json");
        Run("scan", "json", "sarif");
        Run("discover", "json", "mermaid", "cyclonedx");
        Run("gate", ["--policy", policy], "json", "github");
        Run("init", ["--questionnaire", "tools"], "csv", "md");
        foreach (var kept in Directory.EnumerateFiles(Path.Combine(Root, ".proofmark"), "*", SearchOption.AllDirectories))
        {
            outputs.Add(kept, File.ReadAllText(kept));
        }

        secrets.Should().HaveCountGreaterThan(60);
        secrets.SelectMany(s => Forms(s.Key).SelectMany(form => outputs.Where(o => o.Value.Contains(form, StringComparison.Ordinal)).Select(o => $"{s.Value} in {Path.GetFileName(o.Key)}"))).Should().BeEmpty();
        Seen().Should().Contain(Files.Select(f => f.Path).Where(p => p != "proofmark.yaml"));
    }

    // Files with a fact, and files that could not be read.
    private HashSet<string> Seen()
    {
        var discovered = JsonNode.Parse(outputs.Single(o => o.Key.EndsWith("discover.json", StringComparison.Ordinal)).Value)!;
        return [.. Paths(discovered)];

        static IEnumerable<string> Paths(JsonNode? node) => node switch
        {
            JsonObject o => o.SelectMany(p => p.Key == "path" && p.Value is JsonValue v && v.TryGetValue<string>(out var path) ? [path] : Paths(p.Value)),
            JsonArray a => a.SelectMany(Paths),
            _ => [],
        };
    }

    private void Run(string verb, params string[] formats) => Run(verb, [], formats);

    private void Run(string verb, string[] more, params string[] formats)
    {
        var targets = formats.SelectMany(f => new[] { "-o", $"{f}={Path.Combine(folder.Path, $"{verb}.{f}")}" });
        var files = ProofmarkProcess.Run([verb, Root, .. more, .. targets]);
        var table = ProofmarkProcess.Run([verb, Root, .. more]);
        outputs.Add(verb + " messages", files.Output + files.Error);
        outputs.Add(verb + " table", table.Output + table.Error);
        foreach (var format in formats)
        {
            var file = Path.Combine(folder.Path, $"{verb}.{format}");
            outputs.Add(file, File.ReadAllText(file));
        }
    }

    private string Planted(string path, string form)
    {
        var secret = form switch
        {
            "sk" => "sk-proj-" + Drawn(32),
            "ghp" => "ghp_" + Drawn(36),
            "hf" => "hf_" + Drawn(34),
            "aws" => "AKIA" + Drawn(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            "jwt" => $"eyJ{Drawn(20)}.{Drawn(30)}.{Drawn(30)}",
            "hex" => Drawn(32, "0123456789abcdef"),
            "random" => Drawn(28),
            "password" => $"{Drawn(4)}/p@{Drawn(6)}!",
            "word" => "correct-horse-" + Drawn(5, Letters[..26]),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
        };
        secrets.Add(secret, $"{form} of {path}");
        return secret;
    }

    private string Drawn(int length, string from = Letters) => new([.. Enumerable.Range(0, length).Select(_ => from[random.Next(from.Length)])]);

    // In clear, cut at its end, and as other formats write it.
    private static IEnumerable<string> Forms(string secret) =>
        new[] { secret, secret[..^3], Uri.EscapeDataString(secret), secret.Replace("/", "\\/", StringComparison.Ordinal), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^4], string.Concat(secret.Reverse()) }.Distinct();

    [GeneratedRegex("«([a-z]+)»")]
    private static partial Regex Placeholder();
}
