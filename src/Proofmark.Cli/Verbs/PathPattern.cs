using System.IO.Enumeration;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Verbs;

/// <summary>
/// Patterns among paths, for shells that leave them as they are: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. Links to folders are not entered.
/// A path that exists is no pattern, whatever it is called.
/// </summary>
internal static class PathPattern
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The paths with each pattern replaced by what it matches, in the order of names.</summary>
    /// <exception cref="UsageException">A pattern matches nothing, or a folder cannot be read.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths)
    {
        try
        {
            return [.. paths.SelectMany(path => IsPattern(path) ? Matches(path) : [path]).Distinct(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot look for files: {failure.Message}");
        }
    }

    private static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?') && !Path.Exists(path);

    private static List<string> Matches(string pattern)
    {
        var root = Path.GetPathRoot(pattern) ?? "";
        var parts = pattern[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var found = Below(root, parts).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new UsageException($"nothing matches '{pattern}'");
    }

    private static IEnumerable<string> Below(string folder, ReadOnlyMemory<string> parts)
    {
        if (parts.IsEmpty)
        {
            return [folder];
        }

        var (part, rest) = (parts.Span[0], parts[1..]);
        if (part == "**")
        {
            return Below(folder, rest).Concat(Entries(folder).Where(IsRealFolder).SelectMany(entry => Below(entry, parts)));
        }

        var next = part.AsSpan().ContainsAny('*', '?')
            ? Entries(folder).Where(entry => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(entry), ignoreCase: false))
            : new[] { Path.Combine(folder, part) }.Where(Path.Exists);
        return next.SelectMany(entry => Below(entry, rest));
    }

    private static IEnumerable<string> Entries(string folder)
    {
        var place = folder.Length == 0 ? "." : folder;
        return Directory.Exists(place) ? Directory.EnumerateFileSystemEntries(place, "*", All).Select(entry => Path.Combine(folder, Path.GetFileName(entry))) : [];
    }

    private static bool IsRealFolder(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };
}
