namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Processes to be killed from another thread. They are held by descriptor, so that a number that was given anew never kills a stranger.</summary>
internal sealed class ProcessHandles : IDisposable
{
    private const int OpenProcess = 434;
    private const int SendSignal = 424;

    private readonly Lock gate = new();
    private readonly Dictionary<int, int> handles = [];
    private bool killing;

    /// <summary>Everything is to end.</summary>
    public bool IsKilling
    {
        get
        {
            lock (gate)
            {
                return killing;
            }
        }
    }

    /// <summary>A process that has not been waited for.</summary>
    public void Add(int process)
    {
        lock (gate)
        {
            var handle = (int)Native.SystemCall(OpenProcess, process, 0, 0, 0);
            if (handle >= 0)
            {
                handles[process] = handle;
            }

            if (killing)
            {
                _ = Native.Kill(process, Native.Kill9);
            }
        }
    }

    public void Remove(int process)
    {
        lock (gate)
        {
            if (handles.Remove(process, out var handle))
            {
                _ = Native.Close(handle);
            }
        }
    }

    public void KillAll()
    {
        lock (gate)
        {
            killing = true;
            foreach (var handle in handles.Values)
            {
                _ = Native.SystemCall(SendSignal, handle, Native.Kill9, 0, 0);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var handle in handles.Values)
            {
                _ = Native.Close(handle);
            }

            handles.Clear();
        }
    }
}
