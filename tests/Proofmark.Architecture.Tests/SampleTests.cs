using Proofmark.Architecture.Tests.House;
using Proofmark.Samples.Generator;

namespace Proofmark.Architecture.Tests;

public sealed class SampleTests
{
    public static TheoryData<string> Files => [.. SampleFile.All.Select(f => f.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_committed_binary_file_is_what_the_generator_writes(string path)
    {
        var written = SampleFile.All.Single(f => f.Path == path).Write();

        File.ReadAllBytes(Repository.FullPath($"samples/{path}")).Should().Equal(written);
    }

    [Fact]
    public void Every_binary_file_of_the_samples_comes_from_the_generator()
    {
        string[] binary = [".pkl", ".pt", ".bin", ".safetensors", ".gguf", ".joblib"];

        Repository.Files("samples").Where(f => binary.Contains(Path.GetExtension(f)))
            .Should().BeEquivalentTo(SampleFile.All.Select(f => $"samples/{f.Path}"));
    }

    [Fact]
    public void The_support_agent_is_small()
    {
        Repository.Files("samples/support-agent").Sum(f => new FileInfo(Repository.FullPath(f)).Length).Should().BeLessThan(200_000);
    }

    [Fact]
    public void The_description_of_the_support_agent_is_short()
    {
        File.ReadLines(Repository.FullPath("samples/support-agent/proofmark.yaml")).Count().Should().BeLessThanOrEqualTo(25);
    }
}
