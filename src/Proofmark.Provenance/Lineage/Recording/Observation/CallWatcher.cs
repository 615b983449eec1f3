namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Takes from the beginning and the end of each system call what is to be recorded.</summary>
internal sealed class CallWatcher(ObservationLog log, Func<int, bool> isTraced)
{
    private const ulong CloneFiles = 0x400;
    private const ulong CloneThread = 0x10000;
    private const ulong CloneUntraced = 0x800000;

    // Mount, cgroup, names of the machine, IPC, users, processes, network.
    private const ulong NewSpaces = 0x20000 | 0x7E000000;
    private const ulong NewTime = 0x80;

    private readonly FileCalls files = new(log);
    private readonly NetworkCalls network = new(log);

    /// <summary>The program of the command runs: what came before is only the way it is started.</summary>
    public bool IsStarted { get; set; }

    public void Enter(TracedTask task, CallStop stop, long now)
    {
        task.Pending = null;
        if (!IsStarted && stop.Architecture == CallTable.Convention && CallTable.Of(stop.Values[0]) is not Call.Execute)
        {
            return;
        }

        if (stop.Architecture != CallTable.Convention || (CallTable.Convention == 0xC000003E && (stop.Values[0] & 0x40000000) != 0))
        {
            // Numbers and structures of another convention mean other things.
            log.Miss(Gap.ForeignAbi);
            return;
        }

        var call = CallTable.Of(stop.Values[0]);
        if (call is Call.None)
        {
            return;
        }

        var pending = task.Pending = new PendingCall(call, stop.Values[0], stop.Values[1..], now);
        pending.Gap = call switch
        {
            Call.Defeating or Call.Unknown => CallTable.GapOf(pending.Number),
            Call.Clone => OfClone(pending.Arguments[0] & ~0xfful),
            Call.Clone3 => TaskMemory.Word(task.Id, pending.Arguments[0]) is { } flags ? OfClone(flags) : Gap.UntracedProcess,
            Call.Unshare => (pending.Arguments[0] & (NewSpaces | NewTime)) != 0 ? Gap.NamespaceChange : null,
            _ => null,
        };
        FileCalls.Enter(task, pending);
        NetworkCalls.Enter(task, pending);
    }

    public void Exit(TracedTask task, long result, long now)
    {
        if (task.Pending is not { } pending)
        {
            return;
        }

        task.Pending = null;
        task.Process.Changed(task, pending, now);
        network.Ended(task, pending, result);
        if (result is < 0 and >= -4095)
        {
            return;
        }

        if (pending.Gap is { } gap)
        {
            log.Miss(gap);
        }

        switch (pending.Call)
        {
            case Call.Clone or Call.Clone3 or Call.Fork when !pending.MadeTask:
                log.Miss(Gap.UntracedProcess);
                break;
            case Call.ReadOtherMemory when !isTraced(pending.Folder(0)):
                log.Miss(Gap.ChildTraces);
                break;
            default:
                files.Succeeded(task, pending, unchecked((int)result));
                break;
        }
    }

    /// <summary>A thread ended inside a call, which may have done its work.</summary>
    public void Lost(TracedTask task)
    {
        if (task.Pending is not { } pending)
        {
            return;
        }

        task.Pending = null;
        if (pending.Call is Call.ReceiveMessage or Call.ReceiveMessages)
        {
            task.Process.LostReceived = true;
            return;
        }

        network.Ended(task, pending, 0);
        if (pending.Gap is { } gap)
        {
            log.Miss(gap);
        }

        if (FileCalls.Touches(pending.Call))
        {
            log.Miss(Gap.PathUnknown);
        }
    }

    private static string? OfClone(ulong flags) => flags switch
    {
        _ when (flags & CloneUntraced) != 0 => Gap.UntracedProcess,
        _ when (flags & (NewSpaces | NewTime)) != 0 => Gap.NamespaceChange,
        _ when (flags & (CloneFiles | CloneThread)) == CloneFiles => Gap.SharedDescriptors,
        _ => null,
    };
}
