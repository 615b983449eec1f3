namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Reads runs of a storage through one buffer; dense reading in rising order costs few system calls.</summary>
/// <param name="storage">The storage.</param>
/// <param name="extent">Bytes between the first and the last that will be asked for.</param>
internal sealed class StorageWindow(Stream storage, long extent)
{
    /// <summary>Longest run that is read at once.</summary>
    public const int MaxRun = 1024 * 1024;

    private const int Ahead = 256 * 1024;

    private readonly byte[] buffer = new byte[(int)Math.Min(MaxRun, extent)];
    private long start;
    private int length;

    /// <summary>Whether more than a run is read at once because neighbouring bytes will be asked for next.</summary>
    public bool ReadsAhead { get; set; }

    /// <summary>The bytes of a run, at most <see cref="MaxRun"/>, valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The storage ends before.</exception>
    public ReadOnlySpan<byte> Run(long offset, int bytes)
    {
        if (offset < start || offset + bytes > start + length)
        {
            start = offset;
            length = (int)Math.Min(ReadsAhead ? Math.Min(Math.Max(bytes, Ahead), buffer.Length) : bytes, storage.Length - offset);
            if (length < bytes)
            {
                throw Short();
            }

            storage.Position = offset;
            Fill(storage, buffer.AsSpan(0, length));
        }

        return buffer.AsSpan((int)(offset - start), bytes);
    }

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="InvalidDataException">The storage ends before.</exception>
    public static void Fill(Stream storage, Span<byte> bytes)
    {
        if (storage.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Short();
        }
    }

    private static InvalidDataException Short() => new("A storage ends before its last element: the file was changed while it was read.");
}
