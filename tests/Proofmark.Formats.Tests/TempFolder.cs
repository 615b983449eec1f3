namespace Proofmark.Formats.Tests;

/// <summary>A folder that goes away with the test.</summary>
public sealed class TempFolder : IDisposable
{
    private bool made;

    public string Path { get; } = Directory.CreateTempSubdirectory("formats-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public MemoryStream Read(string name) => new(System.IO.File.ReadAllBytes(File(name)));

    /// <summary>Lets Python fill the folder, once for all tests that share it.</summary>
    public TempFolder MadeBy(string script, params string[] modules)
    {
        if (!made)
        {
            Python.Run(Path, script, modules);
            made = true;
        }

        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
