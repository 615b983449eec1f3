using System.Globalization;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Follows a command and all that descends from it, stop by stop. Used by one thread only.</summary>
internal sealed unsafe class TraceLoop : IDisposable
{
    private const int Trap = 5;
    private const int CallMark = 0x80;

    private readonly ProcessHandles _handles = new();
    private readonly ObservationLog _log = new();
    private readonly Dictionary<int, TracedTask> _tasks = [];
    private readonly Dictionary<int, TracedProcess> _processes = [];
    private readonly CallWatcher _watcher;

    private int _root;
    private bool _started;
    private ExitStatus? _end;
    private long _now;

    public TraceLoop()
    {
        _watcher = new CallWatcher(_log, _tasks.ContainsKey);
    }

    public void Dispose() => _handles.Dispose();

    public ObservedRun Run(ObservedCommand command, CancellationToken cancellation)
    {
        _root = ChildStart.Start(command, stopped: true);
        TakeRoot();
        _handles.Add(_root);
        using (cancellation.Register(_handles.KillAll))
        {
            _ = Native.Kill(_root, Native.Continue);
            WaitForAll();
        }

        // An end that came before the request is an end all the same.
        if (_handles.IsKilling && _end is not { Signal: null })
        {
            throw new OperationCanceledException(cancellation);
        }

        if (!_started || _end is not { } end)
        {
            throw new IOException($"The command {command.Arguments[0]} could not be run.");
        }

        if (_handles.IsKilling)
        {
            throw new OperationCanceledException(cancellation);
        }

        return _log.End(end);
    }

    private void TakeRoot()
    {
        int status;
        while (Native.Wait(_root, &status, Native.WaitForStopped | Native.WaitForAll) != _root)
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

        if (!PtraceRequests.Take(_root))
        {
            var error = Native.Error;
            _ = Native.Kill(_root, Native.Kill9);
            _ = Native.Wait(_root, &status, Native.WaitForAll);
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
                _now++;
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
        if (_handles.IsKilling)
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
                _log.Miss(Gap.NotObserved);
            }
        }
        else if (stop.IsEntry)
        {
            _watcher.Enter(task, stop, _now);
        }
        else if (stop.IsExit)
        {
            _watcher.Exit(task, stop.Result, _now);
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
        if (PtraceRequests.Message(id) is { } former && former != id && _tasks.TryGetValue(former, out var asker))
        {
            _watcher.Lost(task);
            task.Pending = asker.Pending;
            asker.Pending = null;
            Forget(asker);
        }

        foreach (var other in task.Process.Tasks.Values.Where(t => t != task))
        {
            _watcher.Lost(other);
        }

        if (task.Process.LostReceived)
        {
            _log.Miss(Gap.ReceivedDescriptor);
        }

        var isStart = !_started && id == _root;
        _started |= isStart;
        _watcher.IsStarted = _started;
        if (_started)
        {
            new ProgramStart(_log, id).Record(isStart);
        }

        return task;
    }

    private void End(int id, ExitStatus status)
    {
        if (_tasks.TryGetValue(id, out var task))
        {
            _watcher.Lost(task);
            Forget(task);
        }

        // The number of a process is free once its first thread has been waited for, which is the last to be told of.
        _handles.Remove(id);
        _processes.Remove(id);
        if (id == _root)
        {
            _end = status;
        }
    }

    private TracedTask Task(int id)
    {
        if (_tasks.TryGetValue(id, out var known))
        {
            return known;
        }

        var processId = ProcessOf(id);
        if (!_processes.TryGetValue(processId, out var process))
        {
            process = _processes[processId] = new TracedProcess(processId);
            if (processId != _root)
            {
                _handles.Add(processId);
            }
        }

        return process.Tasks[id] = _tasks[id] = new TracedTask(id, process);
    }

    private void Forget(TracedTask task)
    {
        _tasks.Remove(task.Id);
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
