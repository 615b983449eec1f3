namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Records what a descriptor stands for.</summary>
internal sealed class OpenedFiles(ObservationLog log)
{
    private const int Access = 3;
    private const int WriteOnly = 1;

    /// <summary>A descriptor that a process has, opened at a time that was not seen.</summary>
    /// <returns>True when it is a file with a path: what is read from it is named.</returns>
    public bool Found(int task, int descriptor)
    {
        if (TaskFiles.Flags(task, descriptor) is not { } flags)
        {
            log.Miss(Gap.PathUnknown);
            return false;
        }

        return (flags & Native.PathOnly) != 0 || Record(task, descriptor, IsRead(flags), IsWritten(flags), null);
    }

    public static bool IsRead(int flags) => (flags & Access) != WriteOnly;

    public static bool IsWritten(int flags) => (flags & Access) != 0;

    /// <param name="task">A stopped thread.</param>
    /// <param name="descriptor">What it has open.</param>
    /// <param name="read">It can be read.</param>
    /// <param name="written">It can be written.</param>
    /// <param name="expected">When another thread may have changed the descriptor: the path that it must stand for.</param>
    /// <returns>True when it is a file with a path.</returns>
    public bool Record(int task, int descriptor, bool read, bool written, Func<byte[]?>? expected)
    {
        var path = TaskFiles.OfDescriptor(task, descriptor);
        if (expected is not null && (path is null || expected() is not { } real || !real.AsSpan().SequenceEqual(path)))
        {
            log.Miss(Gap.DescriptorRace);
        }

        if (path is null)
        {
            log.Miss(Gap.PathUnknown);
            return false;
        }

        var facts = TaskFiles.Facts(task, descriptor);
        if (path[0] != (byte)'/')
        {
            // Pipes, sockets and the like have no path; a file that cannot be reached from here has one that is not told.
            if (path[0] == (byte)'(')
            {
                log.Miss(Gap.PathUnknown);
            }

            return false;
        }

        if (facts is not { } known)
        {
            log.Miss(Gap.PathUnknown);
            log.File(path, read, written);
            return true;
        }

        if (known.Links == 0 && path.AsSpan().EndsWith(" (deleted)"u8))
        {
            path = path[..^" (deleted)".Length];
            if (path.AsSpan().StartsWith("/memfd:"u8))
            {
                return false;
            }
        }

        if (known.IsFolder || known.IsPlainDevice)
        {
            return true;
        }

        if (written && path.AsSpan().StartsWith("/proc/"u8) && path.AsSpan().EndsWith("/mem"u8))
        {
            log.Miss(Gap.ChildTraces);
        }

        log.File(path, read, written, known.Born);
        return true;
    }
}
