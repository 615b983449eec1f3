using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>A zip archive as all its headers together describe it (PKWARE APPNOTE 6.3.10). Reading it never touches the content of members.</summary>
public sealed class ZipFile
{
    private readonly Stream file;
    private readonly Limits limits;
    private readonly UnpackBudget budget;

    internal ZipFile(
        Stream file,
        Limits limits,
        IReadOnlyList<ZipMember> members,
        IReadOnlyList<FormatAnomaly> anomalies,
        IReadOnlyList<ByteRange> unclaimed,
        long start,
        string? stopped)
    {
        this.file = file;
        this.limits = limits;
        budget = new UnpackBudget(file.Length, limits.MaxUnpackedBytes);
        Members = members;
        Anomalies = anomalies;
        Unclaimed = unclaimed;
        Start = start;
        Stopped = stopped;
    }

    /// <summary>Members in the order of the central directory, then those that only local headers describe. Names may repeat.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    /// <summary>Everything irregular about the archive.</summary>
    public IReadOnlyList<FormatAnomaly> Anomalies { get; }

    /// <summary>Runs of bytes that belong to no listed member and no directory and are not all zero or were not searched.</summary>
    public IReadOnlyList<ByteRange> Unclaimed { get; }

    /// <summary>Offset at which the archive begins; above 0 when something else is in front of it.</summary>
    public long Start { get; }

    /// <summary>True when every header was read within the limits.</summary>
    public bool Complete => Stopped is null;

    /// <summary>Why not every header was read; null when <see cref="Complete"/>.</summary>
    public string? Stopped { get; }

    /// <summary>Reads the directory of an archive.</summary>
    /// <param name="file">A seekable stream; it must stay open while members are read.</param>
    /// <param name="limits">The bounds.</param>
    /// <returns>The archive, or null when the file has neither a usable end record nor a local header at its start: it is no zip archive.</returns>
    public static ZipFile? Open(Stream file, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        return new ZipDirectoryReader(file, limits).Read();
    }

    /// <summary>Opens the content of a member. Unpacked bytes count against one budget for the archive.</summary>
    /// <returns>The content, or null when <see cref="ZipMember.Unreadable"/> says why not.</returns>
    public ZipMemberStream? OpenMember(ZipMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Unreadable is null ? new ZipMemberStream(file, member, limits.MaxUnpackRatio, budget) : null;
    }
}
