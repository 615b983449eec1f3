using Proofmark.Core;
using Proofmark.Formats.Walking;
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
        walk.Enter(new DirectoryInfo(root), "", depth: 0);
        return new ModelFiles([.. walk.Files.OrderBy(file => file.Path, PathOrder.Instance)], [.. walk.Ignored.Order(PathOrder.Instance)]);
    }

    private sealed class Walk(string root, ModelListing listing, Limits limits, CancellationToken cancel)
    {
        private string? realRoot;

        public List<ModelFile> Files { get; } = [];

        public List<string> Ignored { get; } = [];

        public void Enter(DirectoryInfo folder, string prefix, int depth)
        {
            Rejection.Unless(depth <= limits.MaxFolderDepth, "model-too-deep", $"folders are nested deeper than {limits.MaxFolderDepth}");
            foreach (var entry in folder.EnumerateFileSystemInfos("*", All))
            {
                cancel.ThrowIfCancellationRequested();
                var path = prefix + entry.Name;
                Rejection.Unless(!entry.Name.Contains('\uFFFD', StringComparison.Ordinal), "name-not-utf8", $"the name of '{path}' is not UTF-8");
                Rejection.Unless(Files.Count + Ignored.Count < limits.MaxFiles, "model-too-large", $"the model has more than {limits.MaxFiles} files");
                Take(entry, path, depth);
            }
        }

        private void Take(FileSystemInfo entry, string path, int depth)
        {
            var isIgnored = listing.IgnorePaths.Any(ignored => ModelPath.IsAtOrBelow(path, ignored));
            var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
            if (isIgnored && (isLink || entry is FileInfo))
            {
                Ignored.Add(path);
            }
            else if (entry is DirectoryInfo folder)
            {
                if (!isLink)
                {
                    Enter(folder, path + "/", depth + 1);
                    return;
                }

                Rejection.Unless(listing.SkipLinkedFolders, "linked-folder", $"'{path}' is a link to a folder; a signature would not cover what is behind it");
                Ignored.Add(path);
            }
            else
            {
                TakeFile((FileInfo)entry, path, isLink);
            }
        }

        private void TakeFile(FileInfo file, string path, bool isLink)
        {
            Rejection.Unless(!isLink || listing.AllowSymlinks, "linked-file", $"'{path}' is a link; links must be allowed when the model is signed");
            var target = isLink ? Target(file, path) : file;
            Rejection.Unless(target.Length > 0 || !SpecialFiles.IsSpecial(target.FullName), "special-file", $"'{path}' is no regular file");
            Files.Add(new ModelFile(path, target.FullName, target.Length));
        }

        private FileInfo Target(FileInfo link, string path)
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            Rejection.Unless(target is { Exists: true }, "link-broken", $"'{path}' links to nothing");
            var real = RealPath(target!);
            Rejection.Unless(IsInside(real, RealRoot) || IsInside(real, HubBlobs), "link-escapes", $"'{path}' links to a file outside the model");
            return new FileInfo(real);
        }

        // Every link asks for it, and each answer would ask the system about every folder above.
        private string RealRoot => realRoot ??= RealPath(new DirectoryInfo(root));

        // models--owner--name/snapshots/REVISION/file links to models--owner--name/blobs/DIGEST.
        private string? HubBlobs => new DirectoryInfo(RealRoot).Parent is { Name: "snapshots", Parent: { } cache } ? Path.Combine(cache.FullName, "blobs") : null;

        private static bool IsInside(string path, string? folder) => folder is not null && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

        // Folders above may be links too.
        private static string RealPath(FileSystemInfo info)
        {
            var resolved = info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
            var parent = Path.GetDirectoryName(resolved.FullName);
            return parent is null ? resolved.FullName : Path.Combine(RealPath(new DirectoryInfo(parent)), Path.GetFileName(resolved.FullName));
        }
    }
}
