using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Runs a command and sees which files its processes open and which addresses they connect to, with ptrace(2).</summary>
/// <remarks>What it cannot see through makes the run incomplete, with a reason. Threads that rewrite the memory of a call that another one has begun
/// can name another address than the one that is recorded; paths are told by what was opened.</remarks>
public static class ProcessObserver
{
    /// <summary>True on Linux with a processor whose system calls are known.</summary>
    public static bool IsSupported { get; } =
        OperatingSystem.IsLinux() && (RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64);

    /// <summary>Runs a command until it and every process that it left behind have ended.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellation">Kills all of them.</param>
    /// <returns>How it ended and what was seen.</returns>
    /// <exception cref="IOException">It could not be started, or the system does not let it be traced.</exception>
    public static ObservedRun Run(ObservedCommand command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!IsSupported)
        {
            throw new PlatformNotSupportedException("Commands are observed on Linux only.");
        }

        cancellation.ThrowIfCancellationRequested();
        ObservedRun? run = null;
        ExceptionDispatchInfo? failure = null;

        // The kernel knows a tracer by its thread: the one that starts the command must be the one that waits. Its end kills what it traces.
        var thread = new Thread(() =>
        {
            try
            {
                using var loop = new TraceLoop();
                run = loop.Run(command, cancellation);
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true, Name = "observer" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return run!;
    }
}
