namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>The calls that open files and give them names.</summary>
internal sealed class FileCalls(ObservationLog log)
{
    private const int Truncates = 0x200;

    private readonly OpenedFiles opened = new(log);

    /// <summary>The call opens a file or changes one.</summary>
    public static bool Touches(Call call) => call is >= Call.Open and <= Call.Create or >= Call.Truncate and <= Call.MakeNodeAt;

    public static void Enter(TracedTask task, PendingCall pending)
    {
        if (task.Process.Tasks.Count > 1 && pending.Call is >= Call.Open and <= Call.Create)
        {
            pending.Path = TaskMemory.Path(task.Id, pending.Arguments[PathArgument(pending.Call)]);
        }
    }

    public void Succeeded(TracedTask task, PendingCall pending, int result)
    {
        switch (pending.Call)
        {
            case Call.Open:
                Opened(task, pending, result, pending.Folder(1));
                break;
            case Call.OpenAt:
                Opened(task, pending, result, pending.Folder(2));
                break;
            case Call.OpenAt2:
                // The flags are in memory: those of the descriptor are surer, and hold all but the truncation.
                var asked = TaskMemory.Word(task.Id, pending.Arguments[2]) is { } word ? unchecked((int)word) & Truncates : Truncates;
                if (TaskFiles.Flags(task.Id, result) is { } flags)
                {
                    Opened(task, pending, result, flags | asked);
                }
                else
                {
                    log.Miss(Gap.PathUnknown);
                }

                break;
            case Call.Create:
                Opened(task, pending, result, 1 | Truncates);
                break;
            case Call.Truncate:
                Named(task, TaskFiles.CurrentFolder, pending.Arguments[0], follow: true, read: false);
                break;
            default:
                Renamed(task, pending);
                break;
        }
    }

    private static int PathArgument(Call call) => call is Call.Open or Call.Create ? 0 : 1;

    private void Opened(TracedTask task, PendingCall pending, int descriptor, int flags)
    {
        if ((flags & Native.PathOnly) != 0)
        {
            return;
        }

        var folder = PathArgument(pending.Call) == 0 ? TaskFiles.CurrentFolder : pending.Folder(0);
        Func<byte[]?>? expected = task.Process.MayHaveChanged(descriptor, task, pending.Since)
            ? () => pending.Path is { } path ? TaskFiles.Resolve(task.Process.Id, task.Id, folder, path, follow: true) : null
            : null;
        opened.Record(task.Id, descriptor, OpenedFiles.IsRead(flags), OpenedFiles.IsWritten(flags) || (flags & Truncates) != 0, expected);
    }

    private void Renamed(TracedTask task, PendingCall pending)
    {
        const int here = TaskFiles.CurrentFolder;
        const int followLink = 0x400;
        var a = pending.Arguments;
        switch (pending.Call)
        {
            case Call.Rename:
                Moved(task, (here, a[0]), (here, a[1]));
                break;
            case Call.RenameAt:
                Moved(task, (pending.Folder(0), a[1]), (pending.Folder(2), a[3]));
                break;
            case Call.Link:
                Named(task, here, a[0], follow: false, read: true);
                Named(task, here, a[1], follow: false, read: false);
                break;
            case Call.LinkAt:
                Linked(task, pending, (a[4] & followLink) != 0);
                break;
            case Call.SymbolicLink:
                Named(task, here, a[1], follow: false, read: false);
                break;
            case Call.SymbolicLinkAt:
                Named(task, pending.Folder(1), a[2], follow: false, read: false);
                break;
            case Call.MakeNode:
                Named(task, here, a[0], follow: false, read: false);
                break;
            case Call.MakeNodeAt:
                Named(task, pending.Folder(0), a[1], follow: false, read: false);
                break;
        }
    }

    private void Moved(TracedTask task, (int Folder, ulong Path) from, (int Folder, ulong Path) to)
    {
        // The content goes from one name to the other: the first is read, and gone.
        var facts = Named(task, to.Folder, to.Path, follow: false, read: false) is { } path ? TaskFiles.Facts(path) : null;
        Named(task, from.Folder, from.Path, follow: false, read: true, facts?.Born);
        Named(task, from.Folder, from.Path, follow: false, read: false);
        if (facts is { IsFolder: true })
        {
            log.Miss(Gap.DirectoryRenamed);
        }
    }

    private void Linked(TracedTask task, PendingCall pending, bool follow)
    {
        const int emptyPath = 0x1000;
        if ((pending.Arguments[4] & emptyPath) == 0 || TaskMemory.Path(task.Id, pending.Arguments[1]) is not [])
        {
            Named(task, pending.Folder(0), pending.Arguments[1], follow, read: true);
        }

        Named(task, pending.Folder(2), pending.Arguments[3], follow: false, read: false);
    }

    private byte[]? Named(TracedTask task, int folder, ulong address, bool follow, bool read, DateTimeOffset? born = null)
    {
        if (TaskMemory.Path(task.Id, address) is not { } path || TaskFiles.Resolve(task.Process.Id, task.Id, folder, path, follow) is not { } real)
        {
            log.Miss(Gap.PathUnknown);
            return null;
        }

        log.File(real, read, written: !read, born);
        return real;
    }
}
