using Proofmark.Core;

namespace Proofmark.Formats.Pickle;

/// <summary>
/// Reads pickles of protocols 0 to 5 by a symbolic machine over all 68 opcodes: nothing is imported, called or instantiated. One pass over a
/// forward-only stream in bounded memory.
/// </summary>
public static class PickleReader
{
    /// <summary>Reads a source from its current position to its end.</summary>
    /// <param name="source">A readable stream; it is not closed.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="cancellation">Checked at least every 64 KiB.</param>
    /// <returns>What was found, also where the source is broken.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PickleReading Read(Stream source, Limits limits, CancellationToken cancellation) =>
        Read(source, limits, PickleOptions.Default, cancellation);

    /// <summary>Reads a source from its current position to its end.</summary>
    /// <param name="source">A readable stream; it is not closed.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="options">What the caller knows of the source.</param>
    /// <param name="cancellation">Checked at least every 64 KiB.</param>
    /// <returns>What was found, also where the source is broken.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PickleReading Read(Stream source, Limits limits, PickleOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(options);
        using var bytes = new ByteSource(source, cancellation);
        return new SourceReader(new Session(bytes, limits, options)).Read();
    }
}
