
namespace Proofmark.Cli.Output;

/// <summary>
/// The folder <c>.proofmark</c> of an assessed tree, as a place to write to. The tree is not trusted: a link that stands in the place of the
/// folder would send the writes elsewhere, so nothing is written through one.
/// </summary>
internal sealed class ProofFolder
{
    private ProofFolder(string path) => Path = path;

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <summary>The folder of the evidence statements.</summary>
    public string Evidence => System.IO.Path.Combine(Path, "evidence");

    /// <summary>Makes the folder ready for writing.</summary>
    /// <param name="root">Root of the assessed tree.</param>
    /// <param name="refusal">Why nothing can be written; null on success.</param>
    public static ProofFolder? Open(string root, out string? refusal)
    {
        var folder = new ProofFolder(System.IO.Path.Combine(root, ".proofmark"));
        try
        {
            refusal = Prepare(folder.Path) ?? Prepare(folder.Evidence);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            refusal = failure.Message;
        }

        return refusal is null ? folder : null;
    }

    /// <summary>Writes a file of the folder.</summary>
    public void Write(string name, string text) => OutputWriter.WriteFile(System.IO.Path.Combine(Path, name), text);

    private static string? Prepare(string path)
    {
        var info = new DirectoryInfo(path);
        if (info.LinkTarget is not null)
        {
            return $"'{path}' is a link; nothing is written through it";
        }

        if (File.Exists(path))
        {
            return $"'{path}' is a file";
        }

        info.Create();
        return null;
    }
}
