namespace Proofmark.Formats.Walking;

/// <summary>Says what a walk leaves out because it is recognised as something that is looked at elsewhere. A name alone recognises nothing.</summary>
public interface IWalkFilter
{
    /// <summary>Whether a folder is not entered.</summary>
    /// <param name="fullPath">The folder; it is no link.</param>
    bool LeavesFolder(string fullPath);

    /// <summary>Whether a file is not listed.</summary>
    /// <param name="fullPath">The file; it is no link.</param>
    /// <param name="length">Its length in bytes.</param>
    bool LeavesFile(string fullPath, long length);
}
