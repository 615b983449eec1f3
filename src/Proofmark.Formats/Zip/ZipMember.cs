using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>One member of a zip archive, as one of its headers describes it.</summary>
public sealed record ZipMember
{
    /// <summary>Name as written (UTF-8, else Latin-1), for looking up and for display; not safe as a path.</summary>
    public required string Name { get; init; }

    /// <summary>Where the description comes from.</summary>
    public required ZipMemberSource Source { get; init; }

    /// <summary>Compression method: 0 stored, 8 deflate; others are not read.</summary>
    public required int Method { get; init; }

    /// <summary>General purpose flag bits.</summary>
    public required int Flags { get; init; }

    /// <summary>CRC-32 of the unpacked bytes, as declared.</summary>
    public required uint Crc32 { get; init; }

    /// <summary>Unpacked size in bytes, as declared.</summary>
    public required long Size { get; init; }

    /// <summary>The packed bytes in the file, cut to what the file holds.</summary>
    public required ByteRange Data { get; init; }

    /// <summary>Offset of the local header in the file.</summary>
    public required long HeaderOffset { get; init; }

    /// <summary>The name that the local header gives where it differs; else null.</summary>
    public string? LocalName { get; init; }

    /// <summary>Why the content cannot be read (unknown method, data outside the file); null when it can be opened.</summary>
    public string? Unreadable { get; init; }

    /// <summary>True for names ending in a slash that hold no data.</summary>
    public bool IsDirectory => Name.EndsWith('/') && Size == 0 && Data.Length == 0;

    /// <summary>True when a flag bit says the content is encrypted (bits 0, 6, 13). Some loaders ignore these bits, so the content is offered all the same.</summary>
    public bool ClaimsEncryption => (Flags & 0x2041) != 0;
}

/// <summary>Where the description of a member comes from.</summary>
public enum ZipMemberSource
{
    /// <summary>The central directory: what most loaders use.</summary>
    CentralDirectory,

    /// <summary>A local header that contradicts the central directory about the content: what streaming readers use.</summary>
    ContradictingLocalHeader,

    /// <summary>A local header that no central directory lists.</summary>
    Recovered,
}
