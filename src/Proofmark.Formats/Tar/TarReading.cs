using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Tar;

/// <summary>What a tar archive holds.</summary>
public sealed record TarReading
{
    /// <summary>The members in their order, those behind the end of the archive included.</summary>
    public required IReadOnlyList<TarMember> Members { get; init; }

    /// <summary>Everything irregular.</summary>
    public required IReadOnlyList<FormatAnomaly> Anomalies { get; init; }

    /// <summary>Parts that belong to no member and no header, or that readers disagree about; nothing vouches for them.</summary>
    public required IReadOnlyList<TarUnread> Unread { get; init; }
}

/// <summary>A part of an archive that was not read.</summary>
/// <param name="Range">Where it is.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record TarUnread(ByteRange Range, string Reason);

/// <summary>A member of a tar archive.</summary>
public sealed record TarMember
{
    /// <summary>Name as written (UTF-8, else Latin-1); not safe as a path.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required TarMemberKind Kind { get; init; }

    /// <summary>Its bytes in the file, cut to what the file holds.</summary>
    public required ByteRange Data { get; init; }

    /// <summary>Offset of its header.</summary>
    public required long HeaderOffset { get; init; }

    /// <summary>What a link points to; null for others.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Why the content cannot be read as it stands (sparse files); null when it can.</summary>
    public string? Unreadable { get; init; }
}

/// <summary>Kinds of members.</summary>
public enum TarMemberKind
{
    /// <summary>A file, and whatever readers treat as one.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A hard link to another member.</summary>
    HardLink,

    /// <summary>A device or a pipe.</summary>
    Device,
}
