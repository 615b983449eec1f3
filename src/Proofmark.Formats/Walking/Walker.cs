using System.IO.Enumeration;
using Proofmark.Core;

namespace Proofmark.Formats.Walking;

/// <summary>
/// Lists what is below a root in a fixed order. It enters no folder through a link, follows file links only inside the root, opens nothing but what claims to be
/// an object of git, and leaves nothing out silently.
/// </summary>
/// <param name="limits">The bounds on files and depth.</param>
/// <param name="cancellation">Stops the walk between two folders.</param>
/// <param name="filter">What else is left out, each told as <c>left-out</c>; when null, only the verified objects of git are.</param>
public sealed class Walker(Limits limits, CancellationToken cancellation, IWalkFilter? filter = null)
{
    /// <summary>Reason code of what the filter recognised.</summary>
    public const string LeftOut = "left-out";

    private const string VersionControl = ".git";
    private const string LeftOutReason = "an installed package or a record of this tool, recognised as such";
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    private readonly List<WalkItem> items = [];
    private string realRoot = "";

    private readonly record struct Entry(string Name, string FullPath, bool IsLink, bool IsFolder);

    /// <summary>Lists one root.</summary>
    /// <param name="root">A file or folder as the user named it.</param>
    /// <param name="prefix">Put before every relative path; empty, or ending in a slash.</param>
    /// <returns>Files and what is not read, by path in ordinal order.</returns>
    /// <exception cref="OperationCanceledException">The walk was stopped.</exception>
    public IReadOnlyList<WalkItem> Walk(string root, string prefix)
    {
        items.Clear();
        if (!Directory.Exists(root))
        {
            AddNamedFile(root, prefix);
            return [.. items];
        }

        if (RealPath.Resolve(root) is not { } real)
        {
            Skip(Trimmed(prefix), root, Outcome.Error, "link-loop", "the links of this path lead in a circle");
            return [.. items];
        }

        realRoot = real;
        var pending = new Stack<(string Folder, string Relative, int Depth)>();
        pending.Push((root, prefix, 0));
        while (pending.TryPop(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Visit(next.Folder, next.Relative, next.Depth, pending))
            {
                break;
            }
        }

        items.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return [.. items];
    }

    private bool Visit(string folder, string relative, int depth, Stack<(string, string, int)> pending)
    {
        Entry[] entries;
        try
        {
            entries = [.. new FileSystemEnumerable<Entry>(
                folder,
                static (ref FileSystemEntry e) => new Entry(
                    e.FileName.ToString(), e.ToFullPath(), (e.Attributes & FileAttributes.ReparsePoint) != 0, e.IsDirectory),
                Everything)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Skip(Trimmed(relative), folder, Outcome.Error, "folder-unreadable", e.Message);
            return true;
        }

        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            if (items.Count >= limits.MaxFiles)
            {
                Skip(Trimmed(relative), folder, Outcome.NotEstablished, "too-many-files", $"the walk ends after {limits.MaxFiles} files; the rest was not looked at");
                return false;
            }

            var path = relative + entry.Name;
            if (entry.IsLink)
            {
                AddLink(path, entry);
            }
            else if (!entry.IsFolder)
            {
                AddFile(path, entry.FullPath, named: false, filter);
            }
            else if (filter?.LeavesFolder(entry.FullPath) == true)
            {
                Skip(path, entry.FullPath, Outcome.NotApplicable, LeftOut, LeftOutReason);
            }
            else if (depth >= limits.MaxFolderDepth)
            {
                Skip(path, entry.FullPath, Outcome.NotEstablished, "folder-too-deep", $"folders below depth {limits.MaxFolderDepth} are not entered");
            }
            else
            {
                TellVersionControl(path, entry);
                pending.Push((entry.FullPath, path + "/", depth + 1));
            }
        }

        return true;
    }

    private void TellVersionControl(string path, Entry entry)
    {
        if (entry.Name == VersionControl)
        {
            Skip(path, entry.FullPath, Outcome.NotApplicable, "version-control-data", "git's own objects and index are not looked at; every other file in here is");
        }
    }

    private void AddNamedFile(string root, string prefix)
    {
        var path = prefix.Length > 0 ? Trimmed(prefix) : Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        if (!File.Exists(root))
        {
            Skip(path, root, Outcome.Error, "path-not-found", $"there is no file or folder '{root}'", named: true);
            return;
        }

        if (RealPath.Resolve(root) is { } real)
        {
            AddFile(path, real, named: true);
        }
        else
        {
            Skip(path, root, Outcome.Error, "link-loop", "the links of this path lead in a circle", named: true);
        }
    }

    private void AddFile(string path, string fullPath, bool named, IWalkFilter? leaving = null)
    {
        try
        {
            var length = new FileInfo(fullPath).Length;
            if (length == 0 && SpecialFiles.IsSpecial(fullPath))
            {
                Skip(path, fullPath, Outcome.NotEstablished, "special-file", "a pipe, socket or device; it is not opened", named);
                return;
            }

            if (leaving?.LeavesFile(fullPath, length) == true)
            {
                Skip(path, fullPath, Outcome.NotApplicable, LeftOut, LeftOutReason);
            }
            else if (named || BelowGit(path) is not { } below || !GitData.IsGits(below, fullPath, limits))
            {
                items.Add(new WalkFile(path, fullPath, named, length));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Skip(path, fullPath, Outcome.Error, "file-unreadable", e.Message, named);
        }
    }

    private void AddLink(string path, Entry entry)
    {
        try
        {
            if (RealPath.Resolve(entry.FullPath) is not { } target || !Path.Exists(target))
            {
                Skip(path, entry.FullPath, Outcome.NotApplicable, "broken-link", "a link that leads nowhere");
            }
            else if (!RealPath.IsInside(target, realRoot) && VirtualEnvironment.IsInterpreter(entry.FullPath))
            {
                Skip(path, entry.FullPath, Outcome.NotApplicable, "interpreter-link", "the interpreter of a virtual environment");
            }
            else if (!RealPath.IsInside(target, realRoot))
            {
                Skip(path, entry.FullPath, Outcome.NotEstablished, "link-leaves-root", "a link out of the folder that was named; it is not followed");
            }
            else if (Directory.Exists(target) && IsLeftOut(target))
            {
                AddLinkToLeftOut(path, entry);
            }
            else if (Directory.Exists(target))
            {
                Skip(path, entry.FullPath, Outcome.NotApplicable, "folder-link", $"a link to '{Path.GetRelativePath(realRoot, target)}', which is walked itself");
            }
            else
            {
                AddFile(path, target, named: false);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Skip(path, entry.FullPath, Outcome.Error, "link-unreadable", e.Message);
        }
    }

    // What stands where a recognised folder would, as the links of pnpm do, is recognised with it; from elsewhere it is a way in that nobody looked at.
    private void AddLinkToLeftOut(string path, Entry entry)
    {
        if (filter!.LeavesFolder(entry.FullPath))
        {
            Skip(path, entry.FullPath, Outcome.NotApplicable, LeftOut, LeftOutReason);
        }
        else
        {
            Skip(path, entry.FullPath, Outcome.NotEstablished, "link-to-unwalked", "a link into a folder that is not walked");
        }
    }

    private bool IsLeftOut(string folder)
    {
        for (var at = folder; at is not null && RealPath.IsInside(at, realRoot) && at != realRoot; at = Path.GetDirectoryName(at))
        {
            if (filter?.LeavesFolder(at) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static string? BelowGit(string path)
    {
        const string inside = VersionControl + "/";
        var at = path.StartsWith(inside, StringComparison.Ordinal) ? 0 : path.LastIndexOf("/" + inside, StringComparison.Ordinal) + 1;
        return at > 0 || path.StartsWith(inside, StringComparison.Ordinal) ? path[(at + inside.Length)..] : null;
    }

    private void Skip(string path, string fullPath, Outcome outcome, string code, string reason, bool named = false) =>
        items.Add(new WalkSkip(path, fullPath, named, outcome, code, reason));

    private static string Trimmed(string prefix) => prefix.Length == 0 ? "." : prefix.TrimEnd('/');
}
