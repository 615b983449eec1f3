using System.Reflection;
using Proofmark.Architecture.Tests.House;
using PublicApiGenerator;

namespace Proofmark.Architecture.Tests;

/// <summary>
/// The public interface of each library as text. A change is seen in review as a change of that text;
/// <c>UPDATE_GOLDEN=1</c> rewrites it.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries => [.. Arrows.Allowed.Keys.Where(p => p != "Proofmark.Cli")];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_interface_is_the_approved_one(string library)
    {
        var approved = Repository.FullPath($"tests/Proofmark.Architecture.Tests/Approved/{library}.txt");
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, library + ".dll"));
        var actual = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, actual);
        }

        File.Exists(approved).Should().BeTrue($"{approved} is written by UPDATE_GOLDEN=1");
        File.ReadAllText(approved).ReplaceLineEndings("\n").Should().Be(actual, "a change of the public interface is approved by UPDATE_GOLDEN=1");
    }
}
