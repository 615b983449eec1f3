using System.Diagnostics;

namespace Proofmark.Cli.Running;

/// <summary>
/// Shows on standard error what long work is doing: nothing in the first second, then a line that is overwritten on a terminal,
/// or one line every ten seconds where standard error is a file.
/// </summary>
internal sealed class ProgressLine(bool quiet) : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly bool terminal = !Console.IsErrorRedirected;
    private TimeSpan next = Patience;
    private bool drawn;

    public void Report(string value)
    {
        if (quiet)
        {
            return;
        }

        lock (gate)
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed < next)
            {
                return;
            }

            next = elapsed + (terminal ? Redraw : LogInterval);
            Draw(value);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (drawn && terminal)
            {
                Console.Error.Write("\r\u001b[K");
                drawn = false;
            }
        }
    }

    private void Draw(string text)
    {
        var plain = new string([.. text.Select(c => char.IsControl(c) ? '?' : c)]);
        if (terminal)
        {
            Console.Error.Write("\r\u001b[K" + plain[..Math.Min(plain.Length, 100)]);
            drawn = true;
        }
        else
        {
            Console.Error.WriteLine(plain);
        }
    }
}
