using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class ManifestTests
{
    [Theory]
    [InlineData("torch==2.4.0", "1: torch ecosystem=pypi pinned=true role=framework version=2.4.0")]
    [InlineData("torch==2.*", "1: torch ecosystem=pypi pinned=false role=framework version===2.*")]
    [InlineData("Sentence_Transformers[train] >= 3 ; python_version > '3.9'", "1: Sentence_Transformers ecosystem=pypi pinned=false role=framework version=>= 3")]
    [InlineData("vllm", "1: vllm ecosystem=pypi pinned=false role=serving")]
    [InlineData("torch==2.4.0 \\ --hash=sha256:aa", "1: torch ecosystem=pypi pinned=true role=framework version=2.4.0 \\")]
    [InlineData("peft @ git+https://github.example/peft@main", "1: peft ecosystem=pypi pinned=false role=framework version=@ git+https://github.example/peft@main")]
    public void A_requirement_is_read(string line, string fact) => TempTree.Facts("requirements-dev.txt", line, FactKind.Dependency).Should().Equal(fact);

    [Theory]
    [InlineData("requests==2.0")]
    [InlineData("# torch==1.0")]
    [InlineData("-r torch.txt")]
    [InlineData("torch is a word in a sentence")]
    public void Other_lines_give_nothing(string line) => TempTree.Of("requirements.txt", line).Facts.Should().BeEmpty();

    [Fact]
    public void A_pyproject_is_read_in_all_its_forms()
    {
        var text = """
            [project]
            name = "torch"
            description = "keras"
            dependencies = ["openai==1.2.3", "fastapi"]
            [tool.poetry.dependencies]
            transformers = "^4.40"
            langchain = {version = "0.3.1", extras = []}
            """;

        TempTree.Facts("pyproject.toml", text, FactKind.Dependency).Should().Equal(
            "4: openai ecosystem=pypi pinned=true role=provider-sdk version=1.2.3",
            "6: transformers ecosystem=pypi pinned=false role=framework version=^4.40",
            "7: langchain ecosystem=pypi pinned=true role=agent version=0.3.1");
    }

    [Fact]
    public void A_conda_environment_is_read() =>
        TempTree.Facts("environment.yml", "dependencies:\n- conda-forge::pytorch=2.1\n- scikit-learn>=1\n- pip:\n  - openai\n", FactKind.Dependency).Should().Equal(
            "2: pytorch ecosystem=pypi pinned=true role=framework version=2.1", "3: scikit-learn ecosystem=pypi pinned=false role=framework version=>=1", "5: openai ecosystem=pypi pinned=false role=provider-sdk");

    [Fact]
    public void A_project_file_is_read() =>
        TempTree.Facts("a.csproj", "<Project>\n<ItemGroup>\n<PackageReference Include=\"Microsoft.ML.OnnxRuntime\" Version=\"1.20.0\" />\n<PackageReference Include=\"OpenAI\" />\n<PackageReference Include=\"Serilog\" /></ItemGroup></Project>", FactKind.Dependency)
            .Should().Equal("3: Microsoft.ML.OnnxRuntime ecosystem=nuget pinned=true role=framework version=1.20.0", "4: OpenAI ecosystem=nuget pinned=false role=provider-sdk");

    [Fact]
    public void A_document_type_is_refused()
    {
        var result = TempTree.Of("a.csproj", "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project>&x;</Project>");

        result.Unread.Should().ContainSingle().Which.Code.Should().Be("malformed");
        result.Facts.Should().BeEmpty();
    }

    [Fact]
    public void A_lock_file_and_an_npm_package_are_read()
    {
        TempTree.Facts("packages.lock.json", "{\"dependencies\": {\"net10.0\": {\"OpenAI\": {\"resolved\": \"2.1.0\"}}}}", FactKind.Dependency)
            .Should().Equal("1: OpenAI ecosystem=nuget pinned=true role=provider-sdk version=2.1.0");
        TempTree.Facts("package.json", "{\"dependencies\": {\n\"ai\": \"^4.0.0\", \"react\": \"19.0.0\",\n\"@anthropic-ai/sdk\": \"0.30.1\"}}", FactKind.Dependency)
            .Should().Equal("2: ai ecosystem=npm pinned=false role=agent version=^4.0.0", "3: @anthropic-ai/sdk ecosystem=npm pinned=true role=provider-sdk version=0.30.1");
    }
}
