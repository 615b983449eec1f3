using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Systems.Discovery;
using Proofmark.Tests;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class HostileTests
{
    private static readonly string[] Names =
    [
        "config.json", "adapter_config.json", "README.md", "Modelfile", "requirements.txt", "pyproject.toml", "environment.yml", "a.csproj", "packages.lock.json", "package.json",
        "a.py", "a.js", "a.cs", ".mcp.json", ".codex/config.toml", "AGENTS.md", "Dockerfile", "compose.yml", ".github/workflows/a.yml", "a.ipynb", "a.csv", "m.pkl",
    ];

    private static readonly string[] Words =
    [
        "{", "}", "[", "]", "(", ")", "\"", "'", "\"\"\"", "`", "\\", "\n", " ", ":", ",", "=", "@", "#", "/", "/*", "<", "<!", "$", "${", "---\n", "from_pretrained", "trust_remote_code", "import", "from",
        "tool", "def", "name", "parameters", "mcpServers", "[mcp_servers.a]\n", "command", "npx", "cells", "source", "uses", "jobs", "FROM", "USER", "services", "é", "\0", "\ud83d\ude00", "f'", "?", "&", "://", "1",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);

    [Fact]
    public void Random_bytes_under_every_name_are_never_thrown_at_anybody() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Everywhere(bytes), iter: 60, threads: 1);

    [Fact]
    public void Random_pieces_under_every_name_are_never_thrown_at_anybody() =>
        Pieces.Array[0, 60].Sample(pieces => Everywhere(Encoding.UTF8.GetBytes(string.Concat(pieces))), iter: 150, threads: 1);

    [Theory]
    [InlineData("config.json", "{\"auto_map\": ")]
    [InlineData(".mcp.json", "[")]
    [InlineData("a.ipynb", "{]")]
    [InlineData("compose.yml", "a: [")]
    [InlineData(".github/workflows/a.yml", "\t- :")]
    [InlineData("a.csproj", "<Project>")]
    [InlineData("README.md", "---\na: [\n---\n")]
    public void What_is_malformed_is_told(string name, string text) => TempTree.Of(name, text).Unread.Should().ContainSingle().Which.Code.Should().Be("malformed");

    [Fact]
    public void What_is_too_large_is_told()
    {
        using var tree = new TempTree();
        tree.With("config.json", new string(' ', 2000)).With("a.py", new string(' ', 2000));

        tree.Run(Limits.Default with { MaxDocumentBytes = 1000 }).Unread.Select(u => (u.Location.Path, u.Code)).Should().Equal(("a.py", "too-large"), ("config.json", "too-large"));
    }

    [Fact]
    public void A_source_of_nine_megabytes_is_not_read_but_told() =>
        TempTree.Of("bundle.js", new string(';', 9 * 1024 * 1024)).Unread.Should().ContainSingle().Which.Code.Should().Be("too-large");

    [Theory]
    [InlineData("f(")]
    [InlineData("f({")]
    [InlineData("[{(")]
    [InlineData("\"")]
    [InlineData("a.")]
    [InlineData("@tool\n")]
    [InlineData("@tool\ndef a():\n")]
    [InlineData("@tool def a(): g() ")]
    [InlineData("import a, ")]
    [InlineData("{'name':'a',")]
    [InlineData("'a'")]
    public void A_megabyte_of_one_thing_takes_bounded_work(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length));
        using var tree = new TempTree();
        tree.With("a.py", text).With("a.js", text).With("a.cs", text);
        var started = TimeProvider.System.GetTimestamp();

        tree.Run();

        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(Hang.After);
    }

    [Fact]
    public void A_file_with_too_many_facts_is_told()
    {
        using var tree = new TempTree();
        tree.With("Dockerfile", string.Concat(Enumerable.Repeat("FROM a\n", 100)));

        var result = tree.Run(Limits.Default with { MaxFindings = 10 });

        result.Facts.Should().HaveCount(10);
        result.Unread.Should().ContainSingle().Which.Code.Should().Be("too-many-facts");
    }

    [Fact]
    public void Deep_documents_are_told()
    {
        var deep = new string('[', 10_000);

        TempTree.Of("config.json", deep).Unread.Should().ContainSingle().Which.Code.Should().Be("malformed");
        TempTree.Of("compose.yml", deep).Unread.Should().ContainSingle().Which.Code.Should().Be("malformed");
    }

    [Fact]
    public void Links_out_of_the_tree_are_told()
    {
        using var outside = new TempTree();
        outside.With("a.py", "import pickle\npickle.load(f)");
        using var tree = new TempTree();
        File.CreateSymbolicLink(tree["link.py"], outside["a.py"]);

        var result = tree.Run();

        result.Facts.Should().BeEmpty();
        result.Unread.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Location = new Location("link.py"), Code = "link-leaves-root" });
        result.Excluded.Should().BeEmpty();
        result.FilesSeen.Should().Be(0);
    }

    [Fact]
    public void A_root_that_is_not_there_is_told() =>
        TempTree.Of(Path.Combine(Path.GetTempPath(), "proofmark-nowhere")).Unread.Should().ContainSingle().Which.Code.Should().Be("path-not-found");

    [Fact]
    public void A_run_can_be_stopped()
    {
        using var tree = new TempTree();
        var act = () => SystemDiscovery.Run(tree.With("a.py", "x").Path, Limits.Default, null, new CancellationToken(canceled: true));

        act.Should().Throw<OperationCanceledException>();
    }

    private static void Everywhere(byte[] bytes)
    {
        using var tree = new TempTree();
        foreach (var name in Names)
        {
            tree.With(name, bytes);
        }

        tree.Run().FilesSeen.Should().Be(Names.Length);
    }
}
