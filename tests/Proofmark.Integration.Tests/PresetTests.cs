using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

public sealed class PresetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("chatbot")]
    [InlineData("rag")]
    [InlineData("agent-with-tools")]
    [InlineData("fine-tuning")]
    [InlineData("classifier-api")]
    [InlineData("federated-learning")]
    public void A_preset_is_listed_short_and_read_back_without_mistakes(string name)
    {
        ProofmarkProcess.Run("init", "--preset", "list").Output.Should().Contain(name);

        ProofmarkProcess.Run("init", "--preset", name, folder.Path).ExitCode.Should().Be(0);

        File.ReadLines(Path.Combine(folder.Path, "proofmark.yaml")).Count().Should().BeLessThanOrEqualTo(25);
        var run = ProofmarkProcess.Run("discover", folder.Path, "-o", "mermaid");
        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().StartWith("flowchart LR").And.Contain("subgraph").And.Contain("-->");
    }

    [Fact]
    public void A_preset_that_does_not_exist_is_refused_with_those_that_do()
    {
        var run = ProofmarkProcess.Run("init", "--preset", "chatbott", folder.Path);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("chatbott").And.Contain("federated-learning");
        Directory.EnumerateFiles(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_description_that_is_there_is_not_touched_by_a_preset()
    {
        var file = folder.Write("proofmark.yaml", "system: {id: mine}\n");

        ProofmarkProcess.Run("init", "--preset", "rag", folder.Path).ExitCode.Should().Be(64);

        File.ReadAllText(file).Should().Be("system: {id: mine}\n");
    }
}
