using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class DeliveryTests
{
    [Fact]
    public void The_user_is_that_of_the_last_stage_and_stages_are_no_images()
    {
        var text = "ARG V=3.12\nFROM python:$V AS build\nUSER root\nRUN a \\\n  # comment\n  b\nFROM build AS mid\nFROM debian@sha256:00\nCOPY --from=build /a /a\nEXPOSE 80 443\nUSER app\n";

        TempTree.Facts("Dockerfile", text, FactKind.Container).Should().Equal(
            "2: Dockerfile image=python:3.12 ports=443,80 user=app", "8: Dockerfile image=debian@sha256:00 ports=443,80 user=app");
    }

    [Fact]
    public void A_stage_inherits_the_user_of_its_base() =>
        TempTree.Facts("app.Dockerfile", "FROM a:1 AS base\nUSER app\nFROM base\nRUN x\n", FactKind.Container).Should().Equal("1: app.Dockerfile image=a:1 user=app");

    [Theory]
    [InlineData("FROM a:1\nRUN <<EOF\nUSER app\nEOF\n")]
    [InlineData("FROM a:1\n# USER app\n")]
    [InlineData("FROM a:1\nRUN echo \\\nUSER app\n")]
    [InlineData("FROM a:1 AS x\nUSER app\nFROM b:1 AS y\n")]
    public void A_user_that_does_not_count_is_not_taken(string text) =>
        TempTree.Of("Containerfile", text).Facts.Should().OnlyContain(f => !f.Attributes.ContainsKey("user"));

    [Fact]
    public void A_build_without_a_base_is_unread() => TempTree.Of("Dockerfile", "RUN x").Unread.Should().ContainSingle().Which.Code.Should().Be("malformed");

    [Fact]
    public void Compose_services_are_read() =>
        TempTree.Facts("docker-compose.yml", "services:\n  db:\n    image: postgres:16\n    user: \"1000\"\n    ports: [\"5432:5432\"]\n  app:\n    build: .\n", FactKind.Container)
            .Should().Equal("2: db image=postgres:16 ports=5432:5432 user=1000", "6: app");

    [Fact]
    public void Actions_are_pinned_by_commit_only()
    {
        var commit = new string('a', 40);
        var text = $"name: ci\non: push\njobs:\n  a:\n    uses: org/w/.github/workflows/x.yml@v1\n  b:\n    steps:\n    - uses: org/a@{commit}\n    - uses: ./local\n    - run: cosign sign\n";

        TempTree.Facts(".github/workflows/ci.yml", text, FactKind.Workflow).Should().Equal(
            "1: ci mentions=cosign", "5: ci action=org/w/.github/workflows/x.yml@v1 pinned=false", $"8: ci action=org/a@{commit} pinned=true", "9: ci action=./local pinned=true");
    }

    [Fact]
    public void Another_yaml_file_is_no_workflow() => TempTree.Of("jobs.yml", "jobs: {a: {uses: x@v1}}").Facts.Should().BeEmpty();
}
