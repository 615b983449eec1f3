using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Proofmark.Provenance.ModelSigning.Caching;

/// <summary>What tells one content of a file from another without reading it: any write moves the time of change, which no program can set (inode(7)).</summary>
/// <param name="Device">Number of the device.</param>
/// <param name="Inode">Number of the file on it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of modification, nanoseconds since 1970 UTC.</param>
/// <param name="Changed">Time of change of the file or of what describes it, nanoseconds since 1970 UTC.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, ulong Size, long Modified, long Changed)
{
    // The structure of statx(2), the same on every processor.
    private const int StatBytes = 256;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7ff;

    /// <summary>True where the system tells: Linux. The framework tells neither the inode nor the time of change.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>The identity of an open file.</summary>
    /// <returns>Null when the system does not tell all of it.</returns>
    public static FileIdentity? Of(SafeFileHandle file)
    {
        if (!IsSupported)
        {
            return null;
        }

        var stat = new byte[StatBytes];
        return StatX(file, [0], EmptyPath, BasicFields, stat) == 0 && (UInt32(stat, 0) & BasicFields) == BasicFields
            ? new FileIdentity(((ulong)UInt32(stat, 136) << 32) | UInt32(stat, 140), UInt64(stat, 32), UInt64(stat, 40), Time(stat, 112), Time(stat, 96))
            : null;
    }

    private static uint UInt32(byte[] stat, int at) => MemoryMarshal.Read<uint>(stat.AsSpan(at));

    private static ulong UInt64(byte[] stat, int at) => MemoryMarshal.Read<ulong>(stat.AsSpan(at));

    private static long Time(byte[] stat, int at) => unchecked(((long)UInt64(stat, at) * 1_000_000_000) + UInt32(stat, at + 8));

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(SafeFileHandle folder, byte[] path, int flags, uint mask, byte[] result);
}
