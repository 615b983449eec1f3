using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Compressed;

/// <summary>What became of compressed data. Whatever came out before a stop was handed on.</summary>
public sealed record CompressedReading
{
    /// <summary>Number of complete streams, members or frames, each with its checksums verified as far as the format has any.</summary>
    public required int Streams { get; init; }

    /// <summary>Bytes that came out.</summary>
    public required long UnpackedBytes { get; init; }

    /// <summary>Offset in the packed data up to which it was read.</summary>
    public required long PackedBytes { get; init; }

    /// <summary>Why unpacking ended before the end of the data; null when it did not.</summary>
    public UnpackStop? Stop { get; init; }

    /// <summary>The stop in words; null without one.</summary>
    public string? Reason { get; init; }

    /// <summary>Bytes behind the last stream that begin no further one and are no padding; null where there are none.</summary>
    public ByteRange? Trailing { get; init; }
}

/// <summary>Kinds of reasons for which unpacking ends early.</summary>
public enum UnpackStop
{
    /// <summary>The data breaks the rules of its format, is cut off, or does not have its checksum.</summary>
    Damaged,

    /// <summary>More would come out, or be needed to unpack, than a limit allows.</summary>
    TooLarge,

    /// <summary>The data uses a part of its format that is not read here.</summary>
    Unsupported,
}
