using Proofmark.Cli.Running;

namespace Proofmark.Cli.Output;

/// <summary>A file that comes into being whole or not at all: written beside its place, synchronised with the disk, then renamed.</summary>
internal static class NewFile
{
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
    /// <exception cref="UsageException">The file cannot be written, or is refused.</exception>
    public static void Write(string file, bool force, Action<Stream> write)
    {
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1024 * 1024))
            {
                Fill(stream, temporary, write);
            }

            // Looked at again: minutes may have passed.
            Check(file, force);
            File.Move(temporary, file, overwrite: force);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or UsageException)
        {
            Remove(temporary);
            throw failure as UsageException ?? new UsageException($"cannot write '{file}': {failure.Message}");
        }
    }

    private static void Fill(FileStream stream, string temporary, Action<Stream> write)
    {
        var done = false;
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            done = true;
        }
        finally
        {
            if (!done)
            {
                Remove(temporary);
            }
        }
    }

    private static void Remove(string temporary)
    {
        if (File.Exists(temporary))
        {
            File.Delete(temporary);
        }
    }
}
