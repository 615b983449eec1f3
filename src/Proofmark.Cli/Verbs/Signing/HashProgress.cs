using System.Globalization;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>Sums up bytes that several threads hashed and says so.</summary>
internal sealed class HashProgress(IProgress<string> line) : IProgress<long>
{
    private const int Megabyte = 1024 * 1024;

    private long total;

    public void Report(long value)
    {
        var sum = Interlocked.Add(ref total, value);
        if (sum / (64 * Megabyte) != (sum - value) / (64 * Megabyte))
        {
            line.Report($"hashed {(sum / Megabyte).ToString("N0", CultureInfo.InvariantCulture)} MiB");
        }
    }
}
