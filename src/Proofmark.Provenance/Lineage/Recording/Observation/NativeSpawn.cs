using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>posix_spawn(3): the only way to start a process that is safe with other threads about.</summary>
internal static unsafe class NativeSpawn
{
    /// <summary>More than any C library needs for its structures, which are opaque.</summary>
    public const int StructureBytes = 1024;

    public const short DefaultSignals = 4;

    [DllImport("libc", EntryPoint = "posix_spawn", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Spawn(int* process, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_init", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int InitActions(byte* actions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addclose", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int AddClose(byte* actions, int descriptor);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int AddFolder(byte* actions, byte* path);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_destroy", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int DestroyActions(byte* actions);

    [DllImport("libc", EntryPoint = "posix_spawnattr_init", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int InitAttributes(byte* attributes);

    [DllImport("libc", EntryPoint = "posix_spawnattr_setflags", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetFlags(byte* attributes, short flags);

    [DllImport("libc", EntryPoint = "posix_spawnattr_setsigdefault", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetDefaultSignals(byte* attributes, byte* signals);

    [DllImport("libc", EntryPoint = "posix_spawnattr_destroy", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int DestroyAttributes(byte* attributes);
}
