using SharpCompress.Common;

namespace Proofmark.Formats.Compressed;

/// <summary>Runs a decoder of SharpCompress. The library reads its source byte by byte, so that the position behind its data is exact.</summary>
internal static class LibraryPump
{
    private const int Step = 4096;

    /// <summary>Decodes from the position of the source to the end of the data.</summary>
    /// <param name="source">The packed bytes.</param>
    /// <param name="sink">Takes what comes out.</param>
    /// <param name="open">Makes the decoder; it is called a second time where data is damaged.</param>
    /// <returns>Bytes that came out.</returns>
    /// <exception cref="UnpackStopException">The data is damaged, or a bound is reached.</exception>
    public static long Run(PackedSource source, UnpackSink sink, Func<Stream> open)
    {
        long start = source.Position;
        long before = sink.Total;
        if (Pump(sink, open, skip: 0, new byte[Step]) is not { } reason)
        {
            return sink.Total - before;
        }

        // A read that fails keeps back what it had decoded, which a loader that reads in smaller steps has acted on: get those bytes one by one.
        source.Position = start;
        reason = Pump(sink, open, skip: sink.Total - before, new byte[1]) ?? reason;
        throw UnpackStopException.Damaged(reason);
    }

    private static string? Pump(UnpackSink sink, Func<Stream> open, long skip, byte[] buffer)
    {
        try
        {
            using Stream decoder = open();
            Skip(decoder, skip);
            for (int read = decoder.Read(buffer, 0, buffer.Length); read > 0; read = decoder.Read(buffer, 0, buffer.Length))
            {
                sink.Write(buffer.AsSpan(0, read));
            }

            return null;
        }
        catch (SharpCompressException e)
        {
            return $"the compressed data is damaged ({e.Message})";
        }
        catch (IndexOutOfRangeException)
        {
            // The bzip2 decoder leaves it to the bounds of its arrays to notice damage (seen with 0.50.8).
            return "the compressed data is damaged";
        }
        catch (UnpackStopException e) when (e.Stop == UnpackStop.Damaged)
        {
            return e.Message;
        }
    }

    private static void Skip(Stream decoder, long bytes)
    {
        var skipped = new byte[Step];
        for (int read = 1; bytes > 0 && read > 0; bytes -= read)
        {
            read = decoder.Read(skipped, 0, (int)Math.Min(bytes, Step));
        }
    }
}
