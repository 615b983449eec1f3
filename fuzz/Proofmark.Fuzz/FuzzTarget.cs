namespace Proofmark.Fuzz;

/// <summary>A reader that is fed with hostile bytes. Any exception is a crash.</summary>
/// <param name="Name">Name on the command line.</param>
/// <param name="Run">Feeds the reader.</param>
/// <param name="Seeds">Inputs to begin with; they are made by code, never stored.</param>
/// <param name="MaxAllocatedBytes">Allocation of one run above which the run counts as a crash.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run, Func<IEnumerable<byte[]>> Seeds, long MaxAllocatedBytes)
{
    /// <summary>Runs once and holds the bound on allocation.</summary>
    /// <exception cref="InvalidOperationException">The bound is exceeded.</exception>
    public void Check(byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(input);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > MaxAllocatedBytes)
        {
            throw new InvalidOperationException($"{allocated} bytes were allocated for an input of {input.Length} bytes");
        }
    }
}
