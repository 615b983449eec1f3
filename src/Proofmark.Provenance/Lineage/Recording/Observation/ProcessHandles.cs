namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Processes to be killed from another thread. They are held by descriptor, so that a number that was given anew never kills a stranger.</summary>
internal sealed class ProcessHandles : IDisposable
{
    private const int OpenProcess = 434;
    private const int SendSignal = 424;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, int> _handles = [];
    private bool _killing;

    /// <summary>Everything is to end.</summary>
    public bool IsKilling
    {
        get
        {
            lock (_lock)
            {
                return _killing;
            }
        }
    }

    /// <summary>A process that has not been waited for.</summary>
    public void Add(int process)
    {
        lock (_lock)
        {
            var handle = (int)Native.SystemCall(OpenProcess, process, 0, 0, 0);
            if (handle >= 0)
            {
                _handles[process] = handle;
            }

            if (_killing)
            {
                _ = Native.Kill(process, Native.Kill9);
            }
        }
    }

    public void Remove(int process)
    {
        lock (_lock)
        {
            if (_handles.Remove(process, out var handle))
            {
                _ = Native.Close(handle);
            }
        }
    }

    public void KillAll()
    {
        lock (_lock)
        {
            _killing = true;
            foreach (var handle in _handles.Values)
            {
                _ = Native.SystemCall(SendSignal, handle, Native.Kill9, 0, 0);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var handle in _handles.Values)
            {
                _ = Native.Close(handle);
            }

            _handles.Clear();
        }
    }
}
