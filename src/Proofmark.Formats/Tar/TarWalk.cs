using System.Globalization;
using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Tar;

/// <summary>Goes from header to header, up to the very end of the file: what stands behind the end of the archive is looked at too.</summary>
internal sealed class TarWalk(WindowReader file, Limits limits, CancellationToken cancellation)
{
    private const int Block = TarHeader.Block;
    private const int MaxExtended = 1024 * 1024;

    // The largest size that eleven octal digits hold; above it the header's own field cannot be right.
    private const long LargestOctal = 0x1_FFFF_FFFF;

    private readonly AnomalyLog anomalies = new();
    private readonly List<TarMember> members = [];
    private readonly List<TarUnread> unread = [];
    private Dictionary<string, string> extended = [];
    private string? longName;
    private string? longLink;
    private long position;
    private bool hasEnded;

    public TarReading Read()
    {
        var names = new TarNames(anomalies);
        while (position < file.Length && members.Count < limits.MaxArchiveEntries)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadBlock();
        }

        if (position < file.Length)
        {
            Skip(file.Length - position, $"the archive holds more than {limits.MaxArchiveEntries} members");
        }

        if (extended.Count > 0 || longName is not null || longLink is not null)
        {
            anomalies.Add("tar-extension-of-nothing", "A header that describes the next member is the last one.", file.Length, deceptive: false);
        }

        members.ForEach(names.Check);
        return new TarReading { Members = members, Anomalies = anomalies.ToList(), Unread = unread };
    }

    private void ReadBlock()
    {
        ReadOnlySpan<byte> block = file.Get(position, Block);
        if (!block.ContainsAnyExcept((byte)0))
        {
            hasEnded |= block.Length == Block;
            position += block.Length;
        }
        else if (TarHeader.HasChecksum(block) && TarHeader.Read(block) is { } header)
        {
            if (hasEnded)
            {
                anomalies.Add("tar-after-end", "A member stands behind the end of the archive: most readers do not see it.", position, deceptive: false);
            }

            ReadEntry(header);
        }
        else
        {
            Skip(Math.Min(Block, block.Length), hasEnded ? "bytes behind the end of the archive" : "a block that is no header of a tar archive");
        }
    }

    private void ReadEntry(TarHeader header)
    {
        switch ((char)header.Type)
        {
            case 'x' or 'X':
                ReadPax(header, isGlobal: false);
                break;
            case 'g':
                ReadPax(header, isGlobal: true);
                break;
            case 'L':
                longName = ReadLongText(header) ?? longName;
                break;
            case 'K':
                longLink = ReadLongText(header) ?? longLink;
                break;
            default:
                AddMember(header);
                break;
        }
    }

    private void ReadPax(TarHeader header, bool isGlobal)
    {
        long start = position;
        if (ReadExtension(header) is not { } bytes)
        {
            return;
        }

        if (PaxRecords.Read(bytes) is not { } records)
        {
            Note(new ByteRange(start, position - start), "a pax header that breaks its form: readers disagree about what follows");
            return;
        }

        if (isGlobal)
        {
            string[] deciding = [.. records.Keys.Where(key => key is "path" or "linkpath" or "size" || key.StartsWith("GNU.sparse.", StringComparison.Ordinal))];
            if (deciding.Length > 0)
            {
                Note(new ByteRange(start, position - start), $"a pax header gives all members the same {deciding[0]}");
            }

            return;
        }

        if (extended.Count > 0)
        {
            Note(new ByteRange(start, position - start), "two pax headers for one member: readers disagree which one counts");
        }

        extended = records;
    }

    private string? ReadLongText(TarHeader header) => ReadExtension(header) is { } bytes ? TarHeader.Text(bytes) : null;

    private byte[]? ReadExtension(TarHeader header)
    {
        long start = position + Block;
        if (header.Size > MaxExtended || header.Size > file.Length - start)
        {
            Skip(file.Length - position, "a header that describes the next member is cut off, or larger than any that programs write");
            return null;
        }

        byte[] bytes = file.Get(start, (int)header.Size).ToArray();
        position = Padded(start + header.Size);
        return bytes;
    }

    private void AddMember(TarHeader header)
    {
        long headerAt = position;
        long size = SizeOf(header);
        string name = NameOf(header);
        TarMemberKind kind = KindOf(header, name);
        bool isSparse = header.Type == (byte)'S' || extended.Keys.Any(key => key.StartsWith("GNU.sparse.", StringComparison.Ordinal));
        long start = headerAt + Block + (header.Type == (byte)'S' && header.HasMoreSparse ? SparseHeaders(headerAt + Block) : 0);
        if (kind is not (TarMemberKind.File or TarMemberKind.Folder) || (kind == TarMemberKind.Folder && header.Type != (byte)'D'))
        {
            size = WithoutContent(size, kind, headerAt);
        }

        var data = new ByteRange(Math.Min(start, file.Length), Math.Max(0, Math.Min(size, file.Length - start)));
        members.Add(new TarMember
        {
            Name = name,
            Kind = kind,
            Data = data,
            HeaderOffset = headerAt,
            LinkTarget = kind is TarMemberKind.SymbolicLink or TarMemberKind.HardLink ? extended.GetValueOrDefault("linkpath") ?? longLink ?? header.LinkTarget : null,
            Unreadable = isSparse ? "the member is a sparse file, whose content is not put together by this version" : null,
        });
        if (data.Length < size)
        {
            Note(new ByteRange(file.Length, 0), $"the member ends after {data.Length} of {size} bytes");
        }

        position = Padded(data.End);
        CheckPadding(data.End);
        (extended, longName, longLink) = ([], null, null);
    }

    private string NameOf(TarHeader header)
    {
        string? path = extended.GetValueOrDefault("path");
        if (path is not null && longName is not null && path != longName)
        {
            Note(new ByteRange(position, Block), "two headers give the member different names: readers disagree which one counts");
        }

        return path ?? longName ?? header.Name;
    }

    private long SizeOf(TarHeader header)
    {
        if (!extended.TryGetValue("size", out string? told))
        {
            return header.Size;
        }

        if (!long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out long size))
        {
            Note(new ByteRange(position, Block), "the size in the pax header is no number");
            return header.Size;
        }

        if (size != header.Size && !(size > LargestOctal || header.Size == 0))
        {
            anomalies.Add("tar-size-differs", $"The header says {header.Size} bytes, its pax header {size}: readers find different members.", position, deceptive: true);
        }
        else if (size != header.Size && size <= LargestOctal)
        {
            Note(new ByteRange(position, Block), $"the header says {header.Size} bytes, its pax header {size}");
        }

        return size;
    }

    // Some readers go over the content that such a header declares, others expect the next header at once.
    private long WithoutContent(long size, TarMemberKind kind, long headerAt)
    {
        if (size > 0)
        {
            Note(new ByteRange(headerAt, Block), $"a member of the kind {kind} declares {size} bytes of content: readers disagree where the next one begins");
        }

        return 0;
    }

    private static TarMemberKind KindOf(TarHeader header, string name) => (char)header.Type switch
    {
        '1' => TarMemberKind.HardLink,
        '2' => TarMemberKind.SymbolicLink,
        '3' or '4' or '6' => TarMemberKind.Device,
        '5' or 'D' => TarMemberKind.Folder,
        '\0' when name.EndsWith('/') => TarMemberKind.Folder,
        _ => TarMemberKind.File,
    };

    // Old GNU sparse files go on with blocks of more places, each telling whether one follows.
    private long SparseHeaders(long at)
    {
        const int FlagAt = 504;
        long length = 0;
        ReadOnlySpan<byte> block;
        do
        {
            block = file.Get(at + length, Block);
            length += block.Length;
        }
        while (block.Length == Block && block[FlagAt] != 0);

        return length;
    }

    private void CheckPadding(long end)
    {
        if (file.Get(end, (int)(Math.Min(position, file.Length) - end)).ContainsAnyExcept((byte)0))
        {
            anomalies.Add("tar-padding", "The bytes that fill up the last block of a member are not zero.", end, deceptive: false);
        }
    }

    private void Skip(long length, string reason)
    {
        if (unread.Count > 0 && unread[^1] is { } last && last.Reason == reason && last.Range.End == position)
        {
            unread[^1] = last with { Range = last.Range with { Length = last.Range.Length + length } };
        }
        else
        {
            Note(new ByteRange(position, length), reason);
        }

        position += length;
    }

    // One part is enough to keep the archive from passing; a hostile file must not fill memory with them.
    private void Note(ByteRange range, string reason)
    {
        if (unread.Count < limits.MaxFindings)
        {
            unread.Add(new TarUnread(range, reason));
        }
    }

    private static long Padded(long offset) => offset > long.MaxValue - Block ? long.MaxValue : (offset + Block - 1) / Block * Block;
}
