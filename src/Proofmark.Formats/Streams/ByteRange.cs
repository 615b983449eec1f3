namespace Proofmark.Formats.Streams;

/// <summary>A run of bytes of a file.</summary>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Number of bytes, from 0.</param>
public readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>Offset after the last byte.</summary>
    public long End => Start + Length;

    /// <summary>True when both share at least one byte.</summary>
    public bool Overlaps(ByteRange other) => Length > 0 && other.Length > 0 && Start < other.End && other.Start < End;
}
