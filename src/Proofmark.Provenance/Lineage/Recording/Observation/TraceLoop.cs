using System.Globalization;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Follows a command and all that descends from it, stop by stop. Used by one thread only.</summary>
internal sealed unsafe class TraceLoop : IDisposable
{
    private const int Trap = 5;
    private const int CallMark = 0x80;

    private readonly ProcessHandles handles = new();
    private readonly ObservationLog log = new();
    private readonly Dictionary<int, TracedTask> tasks = [];
    private readonly Dictionary<int, TracedProcess> processes = [];
    private readonly CallWatcher watcher;

    private int root;
    private bool started;
    private ExitStatus? outcome;
    private long now;

    public TraceLoop()
    {
        watcher = new CallWatcher(log, tasks.ContainsKey);
    }

    public void Dispose() => handles.Dispose();

    public ObservedRun Run(ObservedCommand command, CancellationToken cancellation)
    {
        root = ChildStart.Start(command, stopped: true);
        TakeRoot();
        handles.Add(root);
        using (cancellation.Register(handles.KillAll))
        {
            _ = Native.Kill(root, Native.Continue);
            WaitForAll();
        }

        // An end that came before the request is an end all the same.
        if (handles.IsKilling && outcome is not { Signal: null })
        {
            throw new OperationCanceledException(cancellation);
        }

        if (!started || outcome is not { } end)
        {
            throw new IOException($"The command {command.Arguments[0]} could not be run.");
        }

        if (handles.IsKilling)
        {
            throw new OperationCanceledException(cancellation);
        }

        return log.End(end);
    }

    private void TakeRoot()
    {
        int status;
        while (Native.Wait(root, &status, Native.WaitForStopped | Native.WaitForAll) != root)
        {
            if (Native.Error != Native.Interrupted)
            {
                throw new IOException("The command could not be started: it was lost before it began.");
            }
        }

        if (!new ExitStatus(status).IsStopped)
        {
            throw new IOException("The command could not be started: it ended before it began.");
        }

        if (!PtraceRequests.Take(root))
        {
            var error = Native.Error;
            _ = Native.Kill(root, Native.Kill9);
            _ = Native.Wait(root, &status, Native.WaitForAll);
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"The system does not let commands be traced (error {error})."));
        }
    }

    private void WaitForAll()
    {
        while (true)
        {
            // Only what this thread started or traces: other parts of the program wait for their own children.
            int raw;
            var id = Native.Wait(-1, &raw, Native.WaitForAll | Native.WaitForThisThread);
            if (id > 0)
            {
                now++;
                Handle(id, new ExitStatus(raw));
            }
            else if (Native.Error != Native.Interrupted)
            {
                return;
            }
        }
    }

    private void Handle(int id, ExitStatus status)
    {
        if (!status.IsStopped)
        {
            End(id, status);
            return;
        }

        var task = Task(id);
        if (handles.IsKilling)
        {
            // A process that was made while the others were being killed.
            _ = Native.Kill(task.Process.Id, Native.Kill9);
        }

        switch (status.Event)
        {
            case PtraceRequests.EventStop when status.StopSignal != Trap:
                PtraceRequests.StayStopped(id);
                return;
            case PtraceRequests.EventFork or PtraceRequests.EventVfork or PtraceRequests.EventClone:
                Made(task);
                break;
            case PtraceRequests.EventExec:
                task = Replaced(id);
                break;
            case 0 when status.StopSignal == (Trap | CallMark):
                AtCall(task);
                break;
            case 0:
                PtraceRequests.Resume(id, status.StopSignal);
                return;
        }

        PtraceRequests.Resume(task.Id, 0);
    }

    private void AtCall(TracedTask task)
    {
        var stop = PtraceRequests.Stop(task.Id, out var isGone);
        if (stop is null)
        {
            if (!isGone)
            {
                log.Miss(Gap.NotObserved);
            }
        }
        else if (stop.IsEntry)
        {
            watcher.Enter(task, stop, now);
        }
        else if (stop.IsExit)
        {
            watcher.Exit(task, stop.Result, now);
        }
    }

    private void Made(TracedTask task)
    {
        if (task.Pending is { } pending)
        {
            pending.MadeTask = true;
        }

        if (PtraceRequests.Message(task.Id) is { } made)
        {
            Task(made);
        }
    }

    /// <summary>A process runs another program: of its threads only the one that asked for it is left, under the number of the first.</summary>
    private TracedTask Replaced(int id)
    {
        var task = Task(id);
        if (PtraceRequests.Message(id) is { } former && former != id && tasks.TryGetValue(former, out var asker))
        {
            watcher.Lost(task);
            task.Pending = asker.Pending;
            asker.Pending = null;
            Forget(asker);
        }

        foreach (var other in task.Process.Tasks.Values.Where(t => t != task))
        {
            watcher.Lost(other);
        }

        if (task.Process.LostReceived)
        {
            log.Miss(Gap.ReceivedDescriptor);
        }

        var isStart = !started && id == root;
        started |= isStart;
        watcher.IsStarted = started;
        if (started)
        {
            new ProgramStart(log, id).Record(isStart);
        }

        return task;
    }

    private void End(int id, ExitStatus status)
    {
        if (tasks.TryGetValue(id, out var task))
        {
            watcher.Lost(task);
            Forget(task);
        }

        // The number of a process is free once its first thread has been waited for, which is the last to be told of.
        handles.Remove(id);
        processes.Remove(id);
        if (id == root)
        {
            outcome = status;
        }
    }

    private TracedTask Task(int id)
    {
        if (tasks.TryGetValue(id, out var known))
        {
            return known;
        }

        var processId = ProcessOf(id);
        if (!processes.TryGetValue(processId, out var process))
        {
            process = processes[processId] = new TracedProcess(processId);
            if (processId != root)
            {
                handles.Add(processId);
            }
        }

        return process.Tasks[id] = tasks[id] = new TracedTask(id, process);
    }

    private void Forget(TracedTask task)
    {
        tasks.Remove(task.Id);
        task.Process.Tasks.Remove(task.Id);
    }

    private static int ProcessOf(int task)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{task}/status")).FirstOrDefault(static l => l.StartsWith("Tgid:", StringComparison.Ordinal));
            return line is null ? task : int.Parse(line["Tgid:".Length..], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return task;
        }
    }
}
