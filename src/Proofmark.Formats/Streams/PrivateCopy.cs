namespace Proofmark.Formats.Streams;

/// <summary>Bytes that nobody else can change: in memory, or in a temporary file of this process alone.</summary>
public static class PrivateCopy
{
    private const int Chunk = 1024 * 1024;

    /// <summary>A copy of the rest of a stream; it is gone when it is disposed of.</summary>
    /// <param name="source">Read from where it stands to its end.</param>
    /// <param name="most">Most bytes.</param>
    /// <param name="inMemory">Most bytes that are held in memory.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The stream cannot be read or copied, or is longer than allowed.</exception>
    public static Stream Of(Stream source, long most, int inMemory, CancellationToken cancellation)
    {
        Stream copy = new MemoryStream();
        try
        {
            var buffer = new byte[Chunk];
            for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
            {
                cancellation.ThrowIfCancellationRequested();
                if (copy.Length + read > most)
                {
                    throw new IOException($"the model is longer than the limit of {most} bytes");
                }

                if (copy is MemoryStream memory && copy.Length + read > inMemory)
                {
                    copy = OnDisk(memory);
                }

                copy.Write(buffer, 0, read);
            }

            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    // A file that only its owner may open, and that is gone with its handle.
    private static FileStream OnDisk(MemoryStream memory)
    {
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        });
        memory.WriteTo(file);
        memory.Dispose();
        return file;
    }
}
