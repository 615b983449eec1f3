using Proofmark.Core;

namespace Proofmark.Systems.Discovery;

/// <summary>The folder of our own records, which discovery leaves out. What else somebody puts there is not hidden by that: it is unread.</summary>
internal static class OwnRecords
{
    private const string Folder = ".proofmark";

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>An unread part when the folder holds anything but records.</summary>
    public static IEnumerable<UnreadPart> Foreign(string root)
    {
        var own = new DirectoryInfo(Path.Combine(root, Folder));
        return own.Exists && own.LinkTarget is null && own.EnumerateFileSystemInfos("*", Everything).Any(e => !IsRecord(e))
            ? [new UnreadPart(new Location(Folder), "excluded", "holds more than the records of this tool; discovery does not look there")]
            : [];
    }

    private static bool IsRecord(FileSystemInfo entry) => entry switch
    {
        DirectoryInfo { Name: "evidence", LinkTarget: null } evidence => evidence.EnumerateFileSystemInfos("*", Everything).All(e => e is FileInfo { Extension: ".json" }),
        FileInfo { Name: "discovered.json" or "report.html" } => true,
        _ => false,
    };
}
