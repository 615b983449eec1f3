namespace Proofmark.Integration.Tests.Running;

/// <summary>Where the repository is, seen from the test's own assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Proofmark.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the test runs outside of the repository");
    }
}
