using Proofmark.Provenance.Lineage.Recording.Observation;

namespace Proofmark.Provenance.Tests.Lineage.Observation;

/// <summary>A folder to run commands in, and short ways to run them.</summary>
public abstract class Observed : IDisposable
{
    protected Observed()
    {
        Assert.SkipUnless(ProcessObserver.IsSupported, "Commands are observed on Linux only.");
        Folder = Directory.CreateTempSubdirectory("observed-").FullName;
    }

    protected string Folder { get; }

    protected static bool HasPython => File.Exists(Python.Interpreter);

    public void Dispose()
    {
        if (Folder is not null)
        {
            Directory.Delete(Folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text)
    {
        var path = In(name);
        File.WriteAllText(path, text);
        return path;
    }

    protected string In(string name) => Path.Combine(Folder, name);

    protected static void Mode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    protected ObservedRun Run(params string[] arguments) => ProcessObserver.Run(new ObservedCommand(arguments, Folder), TestContext.Current.CancellationToken);

    protected ObservedRun Shell(string script) => Run("sh", "-c", script);

    protected ObservedRun Script(string python)
    {
        Assert.SkipUnless(HasPython, "No Python.");
        return Run(Python.Interpreter, "-c", python);
    }

    protected ObservedFile? Seen(ObservedRun run, string name) => run.Files.SingleOrDefault(f => f.Path == In(name));
}
