using Proofmark.Core;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class LeftOutTests : IDisposable
{
    private const string Loader = "import pickle\npickle.load(f)\n";

    private readonly TempTree tree = new();

    [Fact]
    public void Installed_packages_and_own_records_are_left_out_and_named()
    {
        Npm("node_modules/left", "left").Npm("node_modules/@scope/right", "@scope/right").Npm("node_modules/.pnpm/deep@1/node_modules/deep", "deep");
        Python("venv/lib/python3.11/site-packages", ("pkg/__init__.py", Loader), ("pkg/__pycache__/a.cpython-311.pyc", "x"));
        tree.With(".proofmark/evidence/" + new string('a', 64) + ".json", "{}").With(".proofmark/report.html", "<p>");

        var result = tree.Run();

        result.Facts.Should().BeEmpty();
        result.Unread.Should().BeEmpty();
        result.Excluded.Should().Equal(".proofmark/*", "node_modules/*", "node_modules/.pnpm/deep@1/node_modules/*", "venv/lib/python3.11/site-packages/*");
    }

    [Fact]
    public void Links_that_pnpm_makes_are_part_of_the_installation()
    {
        Npm("node_modules/.pnpm/deep@1/node_modules/deep", "deep");
        Directory.CreateSymbolicLink(tree["node_modules/deep"], ".pnpm/deep@1/node_modules/deep");

        tree.Run().Unread.Should().BeEmpty();
    }

    [Fact]
    public void A_link_from_elsewhere_into_a_package_is_told()
    {
        Npm("node_modules/left", "left");
        Directory.CreateSymbolicLink(tree["app"], "node_modules/left");

        tree.Run().Unread.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Location = new Location("app"), Code = "link-to-unwalked" });
    }

    [Fact]
    public void The_interpreter_of_a_virtual_environment_is_no_gap()
    {
        tree.With("venv/pyvenv.cfg", "home = /usr/bin").With("venv/bin/activate", "");
        File.CreateSymbolicLink(tree["venv/bin/python3"], "/usr/bin/env");
        File.CreateSymbolicLink(tree["venv/bin/model.pkl"], "/usr/bin/env");

        tree.Run().Unread.Should().ContainSingle().Which.Location.Path.Should().Be("venv/bin/model.pkl");
    }

    [Theory]
    [InlineData("node_modules/agent.py")]
    [InlineData("node_modules/app/agent.py")]
    [InlineData("node_modules/@scope/agent.py")]
    [InlineData("node_modules/.hidden/agent.py")]
    [InlineData("node_modules/wrong/agent.py")]
    [InlineData("node_modules/broken/agent.py")]
    [InlineData("venv/agent.py")]
    [InlineData(".venv/lib/agent.py")]
    [InlineData("venv/lib/python3.11/site-packages/agent.py")]
    [InlineData("venv/lib/python3.11/site-packages/pkg/agent.py")]
    [InlineData("venv/lib/python3.11/site-packages/pkg/changed.py")]
    [InlineData("site-packages/agent.py")]
    [InlineData("a/__pycache__/agent.py")]
    [InlineData(".tox/agent.py")]
    [InlineData(".mypy_cache/agent.py")]
    [InlineData(".pytest_cache/agent.py")]
    [InlineData(".ruff_cache/agent.py")]
    [InlineData(".proofmark/agent.py")]
    [InlineData(".proofmark/evidence/agent.py")]
    [InlineData(".git/agent.py")]
    [InlineData(".git/hooks/agent.py")]
    public void A_name_hides_nothing(string path)
    {
        tree.With("node_modules/wrong/package.json", """{"name":"other","version":"1"}""").With("node_modules/broken/package.json", """{"name":"broken",""");
        Python("venv/lib/python3.11/site-packages", ("pkg/__init__.py", ""), ("pkg/changed.py", "x"));
        tree.With(path, Loader);

        tree.Run().Facts.Should().ContainSingle(f => f.Kind == FactKind.UnsafeLoad).Which.Location.Path.Should().Be(path);
    }

    private LeftOutTests Npm(string folder, string name)
    {
        tree.With($"{folder}/package.json", $$"""{"name":"{{name}}","version":"1.0.0"}""").With($"{folder}/mcp.json", """{"mcpServers":{"x":{"command":"npx","args":["y"]}}}""");
        return this;
    }

    private void Python(string folder, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            tree.With($"{folder}/{path}", text);
        }

        var lines = files.Select(f => f.Path.EndsWith(".pyc", StringComparison.Ordinal) ? $"{f.Path},," : $"{f.Path},sha256=x,{f.Text.Length}");
        tree.With($"{folder}/pkg-1.0.dist-info/RECORD", string.Join('\n', [.. lines, "pkg-1.0.dist-info/RECORD,,"]));
    }

    public void Dispose() => tree.Dispose();
}
