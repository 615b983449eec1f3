namespace Proofmark.Scanning;

/// <summary>Counts work of several threads and tells it.</summary>
internal sealed class ProgressMeter(IProgress<ScanProgress>? progress, int filesTotal, long bytesTotal)
{
    private int files;
    private long bytes;

    /// <summary>Tells of bytes of a file at work.</summary>
    public void Bytes(string path, long count)
    {
        var done = Interlocked.Add(ref bytes, count);
        progress?.Report(new ScanProgress(Volatile.Read(ref files), filesTotal, done, bytesTotal, path));
    }

    /// <summary>Tells of a finished file.</summary>
    public void File(string path, long remaining)
    {
        Interlocked.Increment(ref files);
        Bytes(path, remaining);
    }
}
