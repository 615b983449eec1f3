using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Tar;

/// <summary>Reads tar archives: old ones, ustar, GNU and pax.</summary>
public static class TarReader
{
    /// <summary>Lists the members; their content stays where it is.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="cancellation">Looked at before every header.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TarReading Read(Stream file, Limits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        return new TarWalk(new WindowReader(file), limits, cancellation).Read();
    }
}
