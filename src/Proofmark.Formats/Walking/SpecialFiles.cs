using System.Formats.Tar;

namespace Proofmark.Formats.Walking;

/// <summary>Tells pipes, sockets and devices from files without opening them: opening a pipe waits for a writer, opening a device may act.</summary>
public static class SpecialFiles
{
    // Position of the type in a ustar header (POSIX.1-2017, pax, "ustar Interchange Format").
    private const int TypeFlag = 156;

    /// <summary>True for pipes, sockets and devices. To be asked only of files whose length is 0: special files have no length.</summary>
    /// <exception cref="IOException">The file cannot be examined.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        // The framework asks lstat(2) for the kind of a file in one public place only: where it writes a tar entry.
        using var header = new MemoryStream(1024);
        using (var writer = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true))
        {
            try
            {
                writer.WriteEntry(path, "x");
            }
            catch (IOException) when (File.Exists(path))
            {
                return true; // a socket: tar has no type for it
            }
        }

        return (char)header.GetBuffer()[TypeFlag] is not ('0' or '\0' or '2');
    }
}
