using System.Buffers.Binary;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Reads the memory of a stopped thread.</summary>
internal static unsafe class TaskMemory
{
    private const int LongestPath = 4096;
    private const int Page = 4096;

    /// <summary>Exactly so many bytes.</summary>
    /// <returns>Null when they cannot be read.</returns>
    public static byte[]? Read(int task, ulong address, int count)
    {
        var result = new byte[count];
        return ReadSome(task, address, result) == count ? result : null;
    }

    public static ulong? Word(int task, ulong address) => Read(task, address, 8) is { } bytes ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : null;

    /// <summary>A path that ends with a NUL.</summary>
    public static byte[]? Path(int task, ulong address)
    {
        var buffer = new byte[LongestPath];
        var length = 0;
        while (length < buffer.Length)
        {
            // Never over the end of a page: the next one may not be there.
            var at = address + (ulong)length;
            var count = Math.Min(Page - (int)(at % Page), buffer.Length - length);
            var read = ReadSome(task, at, buffer.AsSpan(length, count));
            if (read <= 0)
            {
                return null;
            }

            var end = buffer.AsSpan(length, read).IndexOf((byte)0);
            if (end >= 0)
            {
                return buffer[..(length + end)];
            }

            length += read;
        }

        return null;
    }

    private static int ReadSome(int task, ulong address, Span<byte> into)
    {
        fixed (byte* buffer = into)
        {
            var local = stackalloc nint[2] { (nint)buffer, into.Length };
            var remote = stackalloc nint[2] { unchecked((nint)address), into.Length };
            return (int)Native.ReadMemory(task, local, 1, remote, 1, 0);
        }
    }
}
