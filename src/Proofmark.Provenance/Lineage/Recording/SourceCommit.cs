namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>The commit that a working tree was checked out from, read from git's own files. Whether the tree still is what was committed is not looked at: what ran is bound by its inputs.</summary>
internal static class SourceCommit
{
    private const int MostLinks = 8;
    private const int LongestFile = 16 * 1024 * 1024;

    /// <summary>The commit of the folder or of one above it, as hexadecimal digits; null for none.</summary>
    public static string? Of(string folder)
    {
        try
        {
            for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            {
                var git = Path.Combine(at.FullName, ".git");
                if (Directory.Exists(git))
                {
                    return Resolve(git, "HEAD", 0);
                }
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Nothing is told.
        }

        return null;
    }

    private static string? Resolve(string git, string name, int links)
    {
        const string Link = "ref: refs/";
        var file = new FileInfo(Path.Combine(git, name));
        var text = file is { Exists: true, Length: > 0 and < 4096 } ? File.ReadAllText(file.FullName).Trim() : Packed(git, name);
        return text is null || links == MostLinks ? null
            : text.StartsWith(Link, StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal) ? Resolve(git, text["ref: ".Length..], links + 1)
            : text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower) ? text : null;
    }

    private static string? Packed(string git, string name)
    {
        var file = new FileInfo(Path.Combine(git, "packed-refs"));
        return file is { Exists: true, Length: > 0 and < LongestFile }
            ? File.ReadLines(file.FullName).FirstOrDefault(line => line.EndsWith($" {name}", StringComparison.Ordinal))?.Split(' ')[0]
            : null;
    }
}
