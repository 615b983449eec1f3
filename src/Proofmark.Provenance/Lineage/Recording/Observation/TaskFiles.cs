using System.Buffers.Binary;
using System.Globalization;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Which files a stopped thread has open, or names.</summary>
internal static unsafe class TaskFiles
{
    /// <summary>The folder argument that means the working directory (AT_FDCWD).</summary>
    public const int CurrentFolder = -100;

    private const int LongestPath = 4096;

    /// <summary>What a symbolic link says.</summary>
    public static byte[]? Link(ReadOnlySpan<byte> path)
    {
        var result = new byte[LongestPath];
        fixed (byte* name = PathBytes.Ended(path), buffer = result)
        {
            var length = (int)Native.ReadLink(name, buffer, result.Length);

            // A link that fills the buffer may be cut.
            return length > 0 && length < result.Length ? result[..length] : null;
        }
    }

    public static byte[]? OfDescriptor(int task, int descriptor) => Link(DescriptorPath(task, descriptor));

    public static FileFacts? Facts(int task, int descriptor) => Facts(DescriptorPath(task, descriptor));

    /// <summary>What stat(2) tells of a path, following links.</summary>
    public static FileFacts? Facts(ReadOnlySpan<byte> path)
    {
        const int statBytes = 256;
        const uint basicFieldsAndBirth = 0xfff, birth = 0x800;
        var result = stackalloc byte[statBytes];
        var stat = new ReadOnlySpan<byte>(result, statBytes);
        fixed (byte* name = PathBytes.Ended(path))
        {
            return Native.StatX(CurrentFolder, name, 0, basicFieldsAndBirth, result) == 0
                ? new FileFacts(
                    BinaryPrimitives.ReadUInt16LittleEndian(stat[28..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(stat[16..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(stat[128..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(stat[132..]),
                    (BinaryPrimitives.ReadUInt32LittleEndian(stat) & birth) != 0 ? Moment(stat[80..]) : null,
                    Moment(stat[96..]))
                : null;
        }
    }

    // struct statx_timestamp: seconds, then nanoseconds.
    private static DateTimeOffset Moment(ReadOnlySpan<byte> field) =>
        DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(field), -62_000_000_000, 250_000_000_000)).AddTicks(BinaryPrimitives.ReadUInt32LittleEndian(field[8..]) / 100);

    /// <summary>The flags that a descriptor was opened with.</summary>
    public static int? Flags(int task, int descriptor)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{task}/fdinfo/{descriptor}")).FirstOrDefault(static l => l.StartsWith("flags:", StringComparison.Ordinal));
            return line is null ? null : Convert.ToInt32(line["flags:".Length..].Trim(), 8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The descriptors of a stopped thread.</summary>
    /// <returns>Null when they cannot be listed.</returns>
    public static IReadOnlyList<int>? Descriptors(string task)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries($"/proc/{task}/fd").Select(static e => int.Parse(Path.GetFileName(e), CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The real path of what a thread names.</summary>
    /// <param name="process">Its process.</param>
    /// <param name="task">The thread.</param>
    /// <param name="folder">The descriptor of the folder that a relative path begins at.</param>
    /// <param name="path">The path; an empty one is the descriptor itself.</param>
    /// <param name="follow">False to stop at the last name, which may be a link or gone.</param>
    public static byte[]? Resolve(int process, int task, int folder, byte[] path, bool follow)
    {
        var full = Full(process, task, folder, path);
        if (follow)
        {
            return Real(full);
        }

        var slash = full.AsSpan().TrimEnd((byte)'/').LastIndexOf((byte)'/');
        var name = full.AsSpan(slash + 1).TrimEnd((byte)'/');
        return name.Length > 0 && !name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8) && Real(full.AsSpan(0, slash + 1)) is { } parent
            ? parent is [(byte)'/'] ? [.. parent, .. name] : [.. parent, (byte)'/', .. name]
            : null;
    }

    /// <summary>A path that means for this process what the other one's path means for it.</summary>
    private static byte[] Full(int process, int task, int folder, ReadOnlySpan<byte> path)
    {
        ReadOnlySpan<byte> self = "/proc/self/"u8, thread = "/proc/thread-self/"u8, descriptors = "/dev/fd/"u8;
        return path switch
        {
            [] => DescriptorPath(task, folder),
            _ when path.StartsWith(self) => [.. PathBytes.Of($"/proc/{process}/"), .. path[self.Length..]],
            _ when path.StartsWith(thread) => [.. PathBytes.Of($"/proc/{process}/task/{task}/"), .. path[thread.Length..]],
            _ when path.StartsWith(descriptors) => [.. PathBytes.Of($"/proc/{process}/fd/"), .. path[descriptors.Length..]],
            [(byte)'/', ..] => path.ToArray(),
            _ => [.. folder == CurrentFolder ? PathBytes.Of($"/proc/{task}/cwd") : DescriptorPath(task, folder), (byte)'/', .. path],
        };
    }

    public static byte[]? Real(ReadOnlySpan<byte> path)
    {
        fixed (byte* name = PathBytes.Ended(path))
        {
            var descriptor = Native.Open(name, Native.PathOnly | Native.CloseOnExec, 0);
            if (descriptor < 0)
            {
                return null;
            }

            var real = Link(PathBytes.Of($"/proc/self/fd/{descriptor}"));
            _ = Native.Close(descriptor);
            return real;
        }
    }

    private static byte[] DescriptorPath(int task, int descriptor) => PathBytes.Of(string.Create(CultureInfo.InvariantCulture, $"/proc/{task}/fd/{descriptor}"));
}
