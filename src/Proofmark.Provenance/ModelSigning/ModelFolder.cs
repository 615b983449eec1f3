using System.IO.Enumeration;
using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Provenance.ModelSigning.Content;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>What to leave out and what to follow when a model is listed.</summary>
/// <param name="AllowSymlinks">Follow links to files. Links to folders are never followed.</param>
/// <param name="IgnorePaths">Paths below the model that are left out, with all below them.</param>
/// <param name="SkipLinkedFolders">Leave links to folders out, as the reference tool does, instead of refusing them: their content is then covered by nothing.</param>
public sealed record ModelListing(bool AllowSymlinks, IReadOnlyList<string> IgnorePaths, bool SkipLinkedFolders = false);

/// <summary>A file of a model.</summary>
/// <param name="Path">Path below the model.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Length">Bytes.</param>
public sealed record ModelFile(string Path, string FullPath, long Length);

/// <summary>The files of a model on disk.</summary>
/// <param name="Files">Files in the order of a manifest.</param>
/// <param name="Ignored">Files that are there and were left out.</param>
public sealed record ModelFiles(IReadOnlyList<ModelFile> Files, IReadOnlyList<string> Ignored);

/// <summary>
/// Lists the files of a model: regular files only, links only where they are allowed and lead to a file inside the model
/// (or to the blobs of the Hugging Face cache that the model is a snapshot of).
/// </summary>
internal static class ModelFolder
{
    /// <summary>Looking at fewer files takes less time than starting a thread.</summary>
    private const int FilesWorthAThread = 128;

    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <summary>Lists a model: a folder, or one file.</summary>
    /// <exception cref="Rejection">It holds what cannot be signed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ModelFiles List(string model, ModelListing listing, Limits limits, CancellationToken cancel)
    {
        var root = Path.GetFullPath(model);
        if (File.Exists(root))
        {
            return new ModelFiles([new ModelFile(ModelPath.Whole, root, new FileInfo(root).Length)], []);
        }

        var walk = new Walk(root, listing, limits, cancel);
        walk.Enter(root, "", depth: 0);
        return new ModelFiles(walk.Examine(), [.. walk.Ignored.Order(PathOrder.Instance)]);
    }

    private sealed class Walk(string root, ModelListing listing, Limits limits, CancellationToken cancel)
    {
        // Every link asks for it, and each answer would ask the system about every folder above.
        private readonly Lazy<string> realRoot = new(() => RealPath(new DirectoryInfo(root)));
        private readonly List<Entry> found = [];
        private readonly string[] ignorePaths = [.. listing.IgnorePaths];

        public List<string> Ignored { get; } = [];

        public void Enter(string folder, string prefix, int depth)
        {
            Rejection.Unless(depth <= limits.MaxFolderDepth, "model-too-deep", $"folders are nested deeper than {limits.MaxFolderDepth}");
            // Names and kinds only, which the system tells without looking at each file.
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(folder, static (ref entry) => (entry.FileName.ToString(), entry.IsDirectory), All);
            foreach (var (name, isFolder) in entries)
            {
                cancel.ThrowIfCancellationRequested();
                var path = prefix + name;
                Rejection.Unless(!name.Contains('\uFFFD', StringComparison.Ordinal), "name-not-utf8", $"the name of '{path}' is not UTF-8");
                Rejection.Unless(found.Count + Ignored.Count < limits.MaxFiles, "model-too-large", $"the model has more than {limits.MaxFiles} files");
                var full = Path.Combine(folder, name);
                if (isFolder)
                {
                    TakeFolder(new DirectoryInfo(full), path, depth);
                }
                else if (IsIgnored(path))
                {
                    Ignored.Add(path);
                }
                else
                {
                    found.Add(new Entry(path, full));
                }
            }
        }

        /// <summary>The files that were found, in order. To look at each takes longer than to find them, so all cores look.</summary>
        public ModelFile[] Examine()
        {
            found.Sort((x, y) => PathOrder.Instance.Compare(x.Path, y.Path));
            var files = new ModelFile[found.Count];
            Workers.Run(files.Length, 1 + (files.Length / FilesWorthAThread), () => NoTool.Instance, (_, at) => files[at] = Examine(new FileInfo(found[at].FullPath), found[at].Path), cancel);
            return files;
        }

        private bool IsIgnored(string path)
        {
            foreach (var ignored in ignorePaths)
            {
                if (ModelPath.IsAtOrBelow(path, ignored))
                {
                    return true;
                }
            }

            return false;
        }

        private void TakeFolder(DirectoryInfo folder, string path, int depth)
        {
            if (!folder.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                Enter(folder.FullName, path + "/", depth + 1);
                return;
            }

            Rejection.Unless(listing.SkipLinkedFolders || IsIgnored(path), "linked-folder", $"'{path}' is a link to a folder; a signature would not cover what is behind it");
            Ignored.Add(path);
        }

        private ModelFile Examine(FileInfo file, string path)
        {
            var isLink = file.Attributes.HasFlag(FileAttributes.ReparsePoint);
            Rejection.Unless(!isLink || listing.AllowSymlinks, "linked-file", $"'{path}' is a link; links must be allowed when the model is signed");
            var target = isLink ? Target(file, path) : file;
            Rejection.Unless(target.Length > 0 || !SpecialFiles.IsSpecial(target.FullName), "special-file", $"'{path}' is no regular file");
            return new ModelFile(path, target.FullName, target.Length);
        }

        private FileInfo Target(FileInfo link, string path)
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            Rejection.Unless(target is { Exists: true }, "link-broken", $"'{path}' links to nothing");
            var real = RealPath(target!);
            Rejection.Unless(IsInside(real, realRoot.Value) || IsInside(real, HubBlobs), "link-escapes", $"'{path}' links to a file outside the model");
            return new FileInfo(real);
        }

        // models--owner--name/snapshots/REVISION/file links to models--owner--name/blobs/DIGEST.
        private string? HubBlobs => new DirectoryInfo(realRoot.Value).Parent is { Name: "snapshots", Parent: { } cache } ? Path.Combine(cache.FullName, "blobs") : null;

        private static bool IsInside(string path, string? folder) => folder is not null && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

        // Folders above may be links too.
        private static string RealPath(FileSystemInfo info)
        {
            var resolved = info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
            var parent = Path.GetDirectoryName(resolved.FullName);
            return parent is null ? resolved.FullName : Path.Combine(RealPath(new DirectoryInfo(parent)), Path.GetFileName(resolved.FullName));
        }
    }

    private readonly record struct Entry(string Path, string FullPath);

    private sealed class NoTool : IDisposable
    {
        public static NoTool Instance { get; } = new();

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
