namespace Proofmark.Formats.Compressed;

/// <summary>
/// The last bytes that came out, which matches copy from. Its memory follows what came out, up to twice the largest distance; nothing is reserved
/// for what a header asks for.
/// </summary>
internal sealed class MatchWindow(UnpackSink sink, int largestDistance)
{
    private const int FirstSize = 64 * 1024;

    private readonly int wholeSize = Math.Max(FirstSize, 2 * largestDistance);
    private byte[] buffer = new byte[FirstSize];
    private int filled;
    private int flushed;
    private int historyStart;

    /// <summary>Bytes put in since the beginning.</summary>
    public long Total { get; private set; }

    /// <summary>Puts in a byte.</summary>
    public void Literal(byte value)
    {
        if (filled == buffer.Length)
        {
            MakeRoom();
        }

        buffer[filled++] = value;
        Total++;
    }

    /// <summary>Puts in bytes.</summary>
    public void Literals(ReadOnlySpan<byte> bytes)
    {
        Total += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (filled == buffer.Length)
            {
                MakeRoom();
            }

            int run = Math.Min(bytes.Length, buffer.Length - filled);
            bytes[..run].CopyTo(buffer.AsSpan(filled));
            filled += run;
            bytes = bytes[run..];
        }
    }

    /// <summary>Puts in bytes that were put in before.</summary>
    /// <exception cref="UnpackStopException">The distance reaches before the history.</exception>
    public void Copy(long distance, long length)
    {
        if (distance <= 0 || distance > largestDistance || distance > filled - historyStart)
        {
            throw UnpackStopException.Damaged("a match reaches before the beginning of the data");
        }

        Total += length;
        for (long left = length; left > 0;)
        {
            if (filled == buffer.Length)
            {
                MakeRoom();
            }

            // A match may overlap what it makes; in steps of its distance it does not.
            int run = (int)Math.Min(Math.Min(left, distance), buffer.Length - filled);
            buffer.AsSpan(filled - (int)distance, run).CopyTo(buffer.AsSpan(filled));
            filled += run;
            left -= run;
        }
    }

    /// <summary>Forgets the history: matches cannot reach before this point.</summary>
    public void Forget() => historyStart = filled;

    /// <summary>Hands on what was put in.</summary>
    public void Flush()
    {
        int from = flushed;
        flushed = filled;
        sink.Write(buffer.AsSpan(from, filled - from));
    }

    private void MakeRoom()
    {
        Flush();
        if (buffer.Length < wholeSize)
        {
            Array.Resize(ref buffer, (int)Math.Min(wholeSize, 2L * buffer.Length));
            return;
        }

        int moved = buffer.Length - largestDistance;
        buffer.AsSpan(moved).CopyTo(buffer);
        filled -= moved;
        flushed -= moved;
        historyStart = Math.Max(0, historyStart - moved);
    }
}
