using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class AgentTests
{
    [Theory]
    [InlineData("npx", "\"-y\", \"@org/mail@1.2.3\"", "@org/mail@1.2.3", "true")]
    [InlineData("npx", "\"@org/mail\"", "@org/mail", "false")]
    [InlineData("npx", "\"--package=a@^1.2.3\", \"b\"", "a@^1.2.3", "false")]
    [InlineData("cmd", "\"/c\", \"npx\", \"-y\", \"a@latest\"", "a@latest", "false")]
    [InlineData("sh", "\"-c\", \"npx -y a@1.0.0\"", "a@1.0.0", "true")]
    [InlineData("uvx", "\"--from\", \"pkg==1.0.0\", \"serve\"", "pkg==1.0.0", "true")]
    [InlineData("uvx", "\"pkg@latest\"", "pkg@latest", "false")]
    [InlineData("uv", "\"tool\", \"run\", \"pkg\"", "pkg", "false")]
    [InlineData("pipx", "\"run\", \"--spec\", \"pkg>=1\", \"pkg\"", "pkg>=1", "false")]
    [InlineData("docker", "\"run\", \"-i\", \"--rm\", \"-e\", \"A\", \"org/img:latest\"", "org/img:latest", "false")]
    [InlineData("docker", "\"run\", \"org/img@sha256:00\"", "org/img@sha256:00", "true")]
    public void A_server_that_is_fetched_is_a_package(string command, string arguments, string package, string pinned)
    {
        var server = Servers($"\"command\": \"{command}\", \"args\": [{arguments}]").Single();

        server.Attributes["package"].Should().Be(package);
        server.Attributes["pinned"].Should().Be(pinned);
        server.Attributes["transport"].Should().Be("stdio");
    }

    [Fact]
    public void A_local_program_is_no_package() => Servers("\"command\": \"node\", \"args\": [\"server.js\"]").Single().Attributes.Should().NotContainKeys("package", "pinned");

    [Theory]
    [InlineData("\"env\": {\"API_KEY\": \"abc123\"}", "env.API_KEY")]
    [InlineData("\"env\": {\"SLACK\": \"xoxb-1234567890-abc\"}", "env.SLACK")]
    [InlineData("\"headers\": {\"Authorization\": \"Bearer abc\"}", "headers.Authorization")]
    [InlineData("\"args\": [\"--api-key\", \"abc123\"]", "args.--api-key")]
    [InlineData("\"args\": [\"--token=abc123\"]", "args.--token")]
    [InlineData("\"url\": \"https://u:p@h/mcp?api_key=abc123&x=1\"", "url")]
    public void A_secret_is_told_by_its_place_and_never_by_its_value(string server, string place)
    {
        var found = Servers(server).Single();

        found.Attributes["secret"].Should().Be(place);
        TempTree.Form(found).Should().NotContainAny("abc123", "xoxb", "Bearer", "u:p");
    }

    [Theory]
    [InlineData("\"env\": {\"API_KEY\": \"${API_KEY}\"}")]
    [InlineData("\"env\": {\"API_KEY\": \"\"}")]
    [InlineData("\"env\": {\"TOKEN_FILE\": \"/run/secrets/token\", \"PATH\": \"/bin\", \"MAIL_FROM\": \"a@b.example\"}")]
    [InlineData("\"headers\": {\"Authorization\": \"Bearer ${input:token}\"}")]
    [InlineData("\"env\": {\"API_KEY\": \"<your-key>\"}")]
    [InlineData("\"url\": \"https://h.example/mcp?team=a\"")]
    public void A_placeholder_is_no_secret(string server) => Servers(server).Single().Attributes.Should().NotContainKey("secret");

    [Fact]
    public void Comments_other_names_and_effects_are_understood()
    {
        var facts = TempTree.Of(".vscode/mcp.json", "{\n// servers\n\"servers\": {\"files\": {\"command\": \"npx\", \"args\": [\"mcp-filesystem\"]},\n\"x\": {\"type\": \"sse\", \"url\": \"http://h/sse\"},}}").Facts;

        facts.Select(TempTree.Form).Should().Equal(
            "3: files command=npx package=mcp-filesystem pinned=false transport=stdio", "3: files effect=write server=files", "4: x host=h scheme=http transport=sse url=http://h/sse");
    }

    [Fact]
    public void Tables_of_toml_are_read()
    {
        var text = "model = \"x\"\n[mcp_servers.files]\ncommand = \"npx\"\nargs = [\n  \"-y\",\n  \"mcp-files@1.0.0\",\n]\n[mcp_servers.files.env]\nAPI_KEY = \"abc123\"\n[other]\ncommand = \"npx\"\n";

        TempTree.Facts(".codex/config.toml", text, FactKind.McpServer).Should().Equal("2: files command=npx package=mcp-files@1.0.0 pinned=true secret=env.API_KEY transport=stdio");
    }

    [Theory]
    [InlineData("prompts/a.md")]
    [InlineData("src/prompts/b.jinja")]
    [InlineData("AGENTS.md")]
    [InlineData(".github/copilot-instructions.md")]
    [InlineData("skills/x/SKILL.md")]
    [InlineData("a.prompty")]
    public void A_prompt_is_told_by_its_name(string name) => TempTree.Facts(name, "You are", FactKind.Prompt).Should().ContainSingle();

    [Theory]
    [InlineData("docs/a.md")]
    [InlineData("docs/Agent.md")]
    [InlineData("prompts/a.py")]
    public void Other_texts_are_no_prompts(string name) => TempTree.Facts(name, "x = 1", FactKind.Prompt).Should().BeEmpty();

    [Theory]
    [InlineData("data/train/a.jsonl", "training")]
    [InlineData("data/eval.csv", "evaluation")]
    public void A_data_file_has_the_role_of_its_folder(string name, string role) => TempTree.Of(name, "x").Facts.Single().Attributes["role"].Should().Be(role);

    [Fact]
    public void A_notebook_gives_the_facts_of_its_code_with_lines_of_the_file()
    {
        var text = "{\n\"cells\": [{\"cell_type\": \"code\", \"outputs\": [{}, {}], \"source\": [\n\"!pip install 'x\\n\",\n\"import pickle\\n\",\n\"pickle.load(f)\"]}, {\"cell_type\": \"markdown\", \"source\": \"pickle.load(f)\"}]}";

        TempTree.Of("a.ipynb", text).Facts.Select(TempTree.Form).Should().Equal("1: a.ipynb outputs=2", "5: pickle.load callable=pickle.load");
    }

    private static IEnumerable<Fact> Servers(string server) =>
        TempTree.Of(".mcp.json", $"{{\"mcpServers\": {{\"s\": {{{server}}}}}}}").Facts.Where(f => f.Kind == FactKind.McpServer);
}
