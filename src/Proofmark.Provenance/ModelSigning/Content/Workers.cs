using System.Runtime.ExceptionServices;

namespace Proofmark.Provenance.ModelSigning.Content;

/// <summary>
/// Shares out numbered steps among threads of its own: with thousands of steps of microseconds, starting the thread pool would cost more than the second core gives.
/// </summary>
internal static class Workers
{
    /// <summary>Runs all steps; of several that fail, the first in their order is thrown as it is.</summary>
    /// <param name="count">How many steps.</param>
    /// <param name="most">The most threads, the calling one included.</param>
    /// <param name="begin">Makes what one thread works with.</param>
    /// <param name="step">One step: the thread's tool and the number from 0.</param>
    /// <param name="cancel">Stops the work.</param>
    public static void Run<TTool>(int count, int most, Func<TTool> begin, Action<TTool, int> step, CancellationToken cancel)
        where TTool : IDisposable
    {
        var run = new Steps<TTool>(count, begin, step, cancel);
        var helpers = new Thread[Math.Max(Math.Min(Math.Min(most, Environment.ProcessorCount), count) - 1, 0)];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(run.Work) { IsBackground = true };
            helpers[i].Start();
        }

        run.Work();
        foreach (var helper in helpers)
        {
            helper.Join();
        }

        run.ThrowFailure();
    }

    private sealed class Steps<TTool>(int count, Func<TTool> begin, Action<TTool, int> step, CancellationToken cancel)
        where TTool : IDisposable
    {
        private readonly Lock gate = new();
        private ExceptionDispatchInfo? failure;
        private int failedAt = int.MaxValue;
        private int taken = -1;

        // Steps are taken in order: when one fails, all before it were taken and end, so the first failure is always the same one.
        public void Work()
        {
            var at = -1;
            try
            {
                using var tool = begin();
                while (Volatile.Read(ref failure) is null && (at = Interlocked.Increment(ref taken)) < count)
                {
                    cancel.ThrowIfCancellationRequested();
                    step(tool, at);
                }
            }
            catch (Exception thrown)
            {
                Keep(thrown, at);
            }
        }

        public void ThrowFailure() => failure?.Throw();

        private void Keep(Exception thrown, int at)
        {
            lock (gate)
            {
                if (at < failedAt)
                {
                    (failure, failedAt) = (ExceptionDispatchInfo.Capture(thrown), at);
                }
            }
        }
    }
}
