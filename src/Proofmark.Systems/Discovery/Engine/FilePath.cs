using System.IO.Enumeration;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>A path relative to the root, taken apart once.</summary>
internal sealed class FilePath
{
    private readonly string[] folders;

    public FilePath(string text)
    {
        Text = text;
        var end = text.LastIndexOf('/');
        Folder = end < 0 ? "" : text[..end];
        Name = text[(end + 1)..];
        Extension = Path.GetExtension(Name).ToLowerInvariant();
        folders = Folder.Length == 0 ? [] : Folder.Split('/');
    }

    /// <summary>The whole path with forward slashes.</summary>
    public string Text { get; }

    /// <summary>The folder, without a slash at its end; empty for the root.</summary>
    public string Folder { get; }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The extension in lower case, with its dot.</summary>
    public string Extension { get; }

    /// <summary>True when the name is one of these, whatever its case.</summary>
    public bool IsNamed(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the name has a form with <c>*</c>, whatever its case.</summary>
    public bool IsLike(string pattern) => FileSystemName.MatchesSimpleExpression(pattern, Name);

    /// <summary>True when one of the folders above has this name, whatever its case.</summary>
    public bool IsBelow(string folder) => folders.Contains(folder, StringComparer.OrdinalIgnoreCase);
}
