namespace Proofmark.Formats.Streams;

/// <summary>Reads that never allocate more than was really there.</summary>
public static class BoundedBytes
{
    private const int Step = 64 * 1024;

    /// <summary>Fills the buffer from an offset as far as the stream reaches; offsets outside the stream read nothing.</summary>
    /// <returns>Bytes read, from 0 to the length of the buffer.</returns>
    public static int ReadAt(Stream stream, long offset, Span<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (offset < 0 || offset >= stream.Length)
        {
            return 0;
        }

        stream.Position = offset;
        return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    /// <summary>Reads the rest of a stream, but not more than a number of bytes; the buffer grows only with bytes really read.</summary>
    /// <param name="stream">A readable stream, at its current position.</param>
    /// <param name="maxBytes">Most bytes returned.</param>
    /// <param name="more">True when the stream holds more than was returned.</param>
    public static byte[] ReadAll(Stream stream, int maxBytes, out bool more)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[Math.Min(Step, maxBytes)];
        var count = 0;
        more = false;
        while (true)
        {
            if (count == buffer.Length)
            {
                if (count == maxBytes)
                {
                    Span<byte> next = stackalloc byte[1];
                    more = stream.Read(next) > 0;
                    break;
                }

                Array.Resize(ref buffer, (int)Math.Min(maxBytes, Math.Max(Step, 2L * buffer.Length)));
            }

            var read = stream.Read(buffer.AsSpan(count));
            if (read == 0)
            {
                break;
            }

            count += read;
        }

        return count == buffer.Length ? buffer : buffer[..count];
    }
}
