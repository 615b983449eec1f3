namespace Proofmark.Formats.Streams;

/// <summary>Random access to a file through one moving buffer, for readers that mostly go forward.</summary>
internal sealed class WindowReader(Stream file)
{
    private const int Step = 64 * 1024;

    private byte[] buffer = [];
    private long windowStart;
    private int windowLength;

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; } = file.Length;

    /// <summary>The bytes at an offset, fewer than asked for only at the end of the file. Valid until the next call.</summary>
    /// <param name="offset">Any number; outside of the file nothing is returned.</param>
    /// <param name="count">Bytes wanted: a few hundred kilobytes at most, never a length taken from the file unchecked.</param>
    public ReadOnlySpan<byte> Get(long offset, int count)
    {
        if (offset < 0 || offset >= Length)
        {
            return default;
        }

        if (offset < windowStart || offset + count > windowStart + windowLength)
        {
            Move(offset, count);
        }

        var skip = (int)(offset - windowStart);
        return buffer.AsSpan(skip, Math.Max(0, Math.Min(count, windowLength - skip)));
    }

    private void Move(long offset, int count)
    {
        var wanted = (int)Math.Min(Math.Max(count, Step), Length - offset);
        if (buffer.Length < wanted)
        {
            buffer = new byte[wanted];
        }

        windowStart = offset;
        windowLength = BoundedBytes.ReadAt(file, offset, buffer.AsSpan(0, wanted));
    }
}
