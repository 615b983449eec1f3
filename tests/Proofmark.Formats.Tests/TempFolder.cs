namespace Proofmark.Formats.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("formats-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public MemoryStream Read(string name) => new(System.IO.File.ReadAllBytes(File(name)));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
