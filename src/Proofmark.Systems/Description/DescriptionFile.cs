using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Formats.Walking;

namespace Proofmark.Systems.Description;

/// <summary>Finds and reads the description of a system in its folder.</summary>
public static class DescriptionFile
{
    /// <summary>Reads the description.</summary>
    /// <param name="root">The system's folder.</param>
    /// <param name="catalogueIds">Ids that controls, personas and risks may have.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="mistakes">Everything that is wrong with it; empty when it may be used.</param>
    /// <returns>The description, as far as it could be read; null where there is none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SystemDescription? Read(string root, IReadOnlySet<string> catalogueIds, Limits limits, out IReadOnlyList<DocumentError> mistakes)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(limits);
        var file = new FileInfo(Path.Combine(root, DescriptionReader.FileName));
        mistakes = Refusal(file, limits) is { } refusal ? [new DocumentError(DescriptionReader.FileName, 1, 1, "", refusal)] : [];
        return file.Exists && mistakes.Count == 0
            ? DescriptionReader.Read(File.ReadAllBytes(file.FullName), catalogueIds, limits, path => Include(root, path, limits), out mistakes)
            : null;
    }

    // A link on the way could lead out of the folder: none is followed.
    private static (byte[]? Bytes, string? Refusal) Include(string root, string path, Limits limits)
    {
        var here = root;
        foreach (var part in path.Split('/').SkipLast(1))
        {
            here = Path.Combine(here, part);
            if (new DirectoryInfo(here).LinkTarget is not null)
            {
                return (null, $"'{part}' is a link, and links are not followed");
            }
        }

        var file = new FileInfo(Path.Combine(root, path));
        if (!file.Exists)
        {
            return (null, "there is no such file");
        }

        return Refusal(file, limits) is { } refusal ? (null, refusal) : (File.ReadAllBytes(file.FullName), null);
    }

    private static string? Refusal(FileInfo file, Limits limits)
    {
        if (!file.Exists)
        {
            return null;
        }

        if (file.LinkTarget is not null || (file.Length == 0 && SpecialFiles.IsSpecial(file.FullName)))
        {
            return "the description must be an ordinary file, not a link, a pipe or a device";
        }

        return file.Length > limits.MaxDocumentBytes
            ? $"the description has {file.Length} bytes, more than the limit of {limits.MaxDocumentBytes}"
            : null;
    }
}
