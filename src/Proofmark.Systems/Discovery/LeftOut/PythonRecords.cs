using System.Text;
using Proofmark.Core;

namespace Proofmark.Systems.Discovery.LeftOut;

/// <summary>
/// Files that an installer of Python packages put below <c>site-packages</c>: listed, with their length, in the <c>RECORD</c> of a distribution there
/// ("Recording installed projects", packaging.python.org). What somebody added afterwards is in no list.
/// </summary>
internal sealed class PythonRecords(Limits limits)
{
    private const string Folder = "site-packages";

    // The files of each folder of packages, with their length where it is recorded.
    private readonly Dictionary<string, Dictionary<string, long?>> folders = new(StringComparer.Ordinal);

    /// <summary>True for a listed file of the recorded length.</summary>
    public bool List(string fullPath, long length)
    {
        var at = fullPath.LastIndexOf($"{Path.DirectorySeparatorChar}{Folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        var root = fullPath[..(at + Folder.Length + 1)];
        if (!folders.TryGetValue(root, out var listed))
        {
            folders[root] = listed = Read(root);
        }

        return listed.TryGetValue(fullPath[(root.Length + 1)..], out var recorded) && (recorded is null || recorded == length);
    }

    private Dictionary<string, long?> Read(string root)
    {
        var listed = new Dictionary<string, long?>(StringComparer.Ordinal);
        try
        {
            foreach (var distribution in new DirectoryInfo(root).EnumerateDirectories("*.dist-info").Where(static d => d.LinkTarget is null))
            {
                var record = new FileInfo(Path.Combine(distribution.FullName, "RECORD"));
                if (record is { Exists: true, LinkTarget: null } && record.Length <= limits.MaxDocumentBytes)
                {
                    Add(File.ReadLines(record.FullName, Encoding.UTF8), listed);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read recognises nothing more.
        }

        return listed;
    }

    // path,hash,length: the record itself and what was compiled after the installation have neither hash nor length.
    private void Add(IEnumerable<string> lines, Dictionary<string, long?> listed)
    {
        foreach (var line in lines)
        {
            if (line.Split(',') is [{ Length: > 0 } path, var hash, var length] && path[0] != '"' && listed.Count < limits.MaxFiles)
            {
                if (long.TryParse(length, out var bytes))
                {
                    listed[path] = bytes;
                }
                else if (hash.Length == 0 && IsWithoutLength(path))
                {
                    listed[path] = null;
                }
            }
        }
    }

    private static bool IsWithoutLength(string path) => path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".dist-info/RECORD", StringComparison.Ordinal);
}
