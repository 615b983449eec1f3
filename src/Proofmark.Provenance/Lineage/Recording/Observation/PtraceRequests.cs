using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>The requests of ptrace(2) that are needed.</summary>
internal static unsafe class PtraceRequests
{
    public const int EventFork = 1;
    public const int EventVfork = 2;
    public const int EventClone = 3;
    public const int EventExec = 4;
    public const int EventStop = 128;

    private const int Seize = 0x4206;
    private const int GetMessage = 0x4201;
    private const int Listen = 0x4208;
    private const int GetCall = 0x420e;
    private const int ToNextCall = 24;

    // Tell calls from traps; follow fork, vfork, clone and exec; kill when the tracer ends.
    private const int Options = 1 | 2 | 4 | 8 | 0x10 | 0x100000;
    private const int CallBytes = 88;

    public static bool Take(int task) => Native.Trace(Seize, task, 0, Options) == 0;

    /// <summary>Lets a stopped thread go on. One that was killed meanwhile is told of by the next wait.</summary>
    public static void Resume(int task, int signal) => _ = Native.Trace(ToNextCall, task, 0, signal);

    public static void StayStopped(int task) => _ = Native.Trace(Listen, task, 0, 0);

    /// <summary>The number that comes with an event.</summary>
    public static int? Message(int task)
    {
        nint message = 0;
        return Native.Trace(GetMessage, task, 0, (nint)(&message)) == 0 ? (int)message : null;
    }

    /// <summary>The system call that a thread is at.</summary>
    /// <param name="task">The thread.</param>
    /// <param name="isGone">It was killed meanwhile.</param>
    public static CallStop? Stop(int task, out bool isGone)
    {
        var bytes = stackalloc byte[CallBytes];
        var read = Native.Trace(GetCall, task, CallBytes, (nint)bytes);
        isGone = read < 0 && Native.Error == Native.NoSuchProcess;
        if (read < 24)
        {
            return null;
        }

        var info = new ReadOnlySpan<byte>(bytes, CallBytes);
        var values = MemoryMarshal.Cast<byte, ulong>(info[24..]);
        return new CallStop(info[0], BinaryPrimitives.ReadUInt32LittleEndian(info[4..]), values[..7].ToArray());
    }
}
