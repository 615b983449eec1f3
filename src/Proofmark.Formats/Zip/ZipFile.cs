using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>A zip archive as all its headers together describe it. Reading it never touches the content of members.</summary>
public sealed class ZipFile
{
    private readonly Stream file;
    private readonly Limits limits;

    private ZipFile(Stream file, Limits limits)
    {
        this.file = file;
        this.limits = limits;
    }

    /// <summary>Members in the order of the central directory, then those that only local headers describe. Names may repeat.</summary>
    public IReadOnlyList<ZipMember> Members { get; } = [];

    /// <summary>Everything irregular about the archive.</summary>
    public IReadOnlyList<FormatAnomaly> Anomalies { get; } = [];

    /// <summary>Bytes of the file that belong to no header and no member, where they are not all zero.</summary>
    public IReadOnlyList<ByteRange> Unclaimed { get; } = [];

    /// <summary>Offset at which the archive begins; above 0 when something else is in front of it.</summary>
    public long Start { get; }

    /// <summary>True when every header was read within the limits.</summary>
    public bool Complete { get; }

    /// <summary>Why not every header was read; null when <see cref="Complete"/>.</summary>
    public string? Stopped { get; }

    /// <summary>Reads the directory of an archive.</summary>
    /// <param name="file">A seekable stream; it must stay open while members are read.</param>
    /// <param name="limits">The bounds.</param>
    /// <returns>The archive, or null when the file holds neither an end record nor a local header: it is no zip archive.</returns>
    public static ZipFile? Open(Stream file, Limits limits) => new(file, limits);

    /// <summary>Opens the content of a member.</summary>
    /// <returns>The content, or null when <see cref="ZipMember.Unreadable"/> says why not. Bytes unpacked count against one budget for the archive.</returns>
    public ZipMemberStream? OpenMember(ZipMember member) => new(new SliceStream(file, member.Data.Start, member.Data.Length), member, limits);
}
