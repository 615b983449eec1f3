namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>An observed process: threads that share one table of descriptors.</summary>
internal sealed class TracedProcess(int id)
{
    private readonly Dictionary<int, (long At, int Task)> changed = [];
    private (long At, int Task) changedAll = (-1, 0);

    public int Id { get; } = id;

    public Dictionary<int, TracedTask> Tasks { get; } = [];

    /// <summary>A thread ended while it received: descriptors that it got are left when another thread lives on by running a program.</summary>
    public bool LostReceived { get; set; }

    /// <summary>A thread closed a descriptor or put another file in its place.</summary>
    public void Changed(TracedTask task, PendingCall call, long now)
    {
        if (call.Call is Call.CloseRange)
        {
            changedAll = (now, task.Id);
        }
        else if (Changes(call) is { } descriptor && Tasks.Count > 1)
        {
            changed[descriptor] = (now, task.Id);
        }
    }

    /// <summary>Another thread may have put something else in the place of a descriptor since a call began: what is found there is not surely what was opened.</summary>
    public bool MayHaveChanged(int descriptor, TracedTask opener, long since) =>
        Tasks.Count > 1
        && ((changed.TryGetValue(descriptor, out var change) && change.At > since && change.Task != opener.Id)
            || (changedAll.At > since && changedAll.Task != opener.Id)
            || Tasks.Values.Any(t => t != opener && t.Pending is { } other && (other.Call is Call.CloseRange || Changes(other) == descriptor)));

    private static int? Changes(PendingCall call) => call.Call switch
    {
        Call.Close => call.Folder(0),
        Call.Duplicate2 or Call.Duplicate3 => call.Folder(1),
        _ => null,
    };
}
