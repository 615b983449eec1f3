using Proofmark.Cli.Running;

namespace Proofmark.Cli.Output;

/// <summary>A file that comes into being whole or not at all: written beside its place, synchronised with the disk, then renamed.</summary>
internal static class NewFile
{
    private const int BufferBytes = 1024 * 1024;

    /// <summary>Refuses places that a file is not written to.</summary>
    /// <param name="file">The file.</param>
    /// <param name="force">True to replace a file that is there already.</param>
    /// <exception cref="UsageException">The place is a link or a folder, or a file is there already.</exception>
    public static void Check(string file, bool force)
    {
        var info = new FileInfo(file);
        if (info.LinkTarget is not null)
        {
            throw new UsageException($"'{file}' is a link; nothing is written through it or in its place");
        }

        if (Directory.Exists(file))
        {
            throw new UsageException($"'{file}' is a folder");
        }

        if (info.Exists && !force)
        {
            throw new UsageException($"'{file}' exists already; --force replaces it");
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="force">True to replace a file that is there already.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="ownerOnly">True for a file that only its owner may read, from its first byte on.</param>
    /// <exception cref="UsageException">The file cannot be written, or is refused.</exception>
    public static void Write(string file, bool force, Action<Stream> write, bool ownerOnly = false)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = BufferBytes };
        if (ownerOnly && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                OrRemove(temporary, () =>
                {
                    write(stream);
                    stream.Flush(flushToDisk: true);
                });
            }

            // Looked at again: minutes may have passed.
            OrRemove(temporary, () =>
            {
                Check(file, force);
                File.Move(temporary, file, overwrite: force);
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write '{file}': {failure.Message}");
        }
    }

    // Whatever goes wrong, an interruption too, nothing half-made stays behind.
    private static void OrRemove(string temporary, Action step)
    {
        var done = false;
        try
        {
            step();
            done = true;
        }
        finally
        {
            if (!done)
            {
                File.Delete(temporary);
            }
        }
    }
}
