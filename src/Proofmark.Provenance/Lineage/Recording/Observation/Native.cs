using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Calls of the C library.</summary>
internal static unsafe class Native
{
    public const int Interrupted = 4;
    public const int NoSuchProcess = 3;
    public const int NotImplemented = 38;

    public const int PathOnly = 0x200000;
    public const int CloseOnExec = 0x80000;

    public const int WaitForStopped = 2;
    public const int WaitForThisThread = 0x20000000;
    public const int WaitForAll = 0x40000000;

    public const int Kill9 = 9;
    public const int Continue = 18;

    public static int Error => Marshal.GetLastPInvokeError();

    [DllImport("libc", EntryPoint = "ptrace", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Trace(nint request, nint task, nint address, nint data);

    [DllImport("libc", EntryPoint = "waitpid", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Wait(int task, int* status, int options);

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "syscall", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", EntryPoint = "readlink", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint ReadLink(byte* path, byte* buffer, nint size);

    [DllImport("libc", EntryPoint = "open", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open(byte* path, int flags, int mode);

    [DllImport("libc", EntryPoint = "close", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int StatX(int folder, byte* path, int flags, uint mask, byte* result);

    [DllImport("libc", EntryPoint = "process_vm_readv", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint ReadMemory(int process, nint* local, nuint locals, nint* remote, nuint remotes, nuint flags);
}
