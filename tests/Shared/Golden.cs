using System.Reflection;

namespace Proofmark.Tests;

/// <summary>Compares output with a committed file, <c>Goldens/NAME</c> of the test project. <c>UPDATE_GOLDEN=1</c> rewrites the file instead.</summary>
internal static class Golden
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Fails unless the text equals the golden file.</summary>
    public static void Verify(string name, string actual)
    {
        var path = PathOf(name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).Should().BeTrue($"{name} is missing; run the test with UPDATE_GOLDEN=1 and read what it wrote");
        actual.Should().Be(File.ReadAllText(path), $"{name} is the committed output; if the change is meant, run with UPDATE_GOLDEN=1 and read the difference");
    }

    /// <summary>The golden file's path in the source tree.</summary>
    public static string PathOf(string name) =>
        Path.Combine(Root, "tests", Assembly.GetExecutingAssembly().GetName().Name!, "Goldens", name);

    private static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Proofmark.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("the tests run outside the repository");
    }
}
