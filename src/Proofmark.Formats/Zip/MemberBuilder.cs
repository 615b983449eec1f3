using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>Joins what the central directory and the local header say about a member, and reports where they contradict each other.</summary>
internal sealed class MemberBuilder(Stream file, AnomalyLog anomalies, ClaimedRanges claims)
{
    private readonly byte[] scratch = new byte[1024];
    private readonly long fileLength = file.Length;

    /// <summary>The member of a central entry, and a second one where the local header describes other content.</summary>
    public IEnumerable<ZipMember> FromCentral(CentralEntry entry, long shift)
    {
        var headerOffset = entry.HeaderOffset > fileLength ? long.MaxValue : entry.HeaderOffset + shift;
        CheckFlags(entry.Flags, entry.Method, entry.Packed, entry.Size, entry.Name, entry.Offset);
        if (LocalHeader.Read(file, headerOffset, scratch) is not { } local)
        {
            anomalies.Add("zip-local-header-missing", $"The directory entry {DisplayText.Quote(entry.Name)} points to no local header.", entry.Offset, deceptive: false, entry.Name);
            yield return FromEntry(entry, headerOffset, new ByteRange(0, 0)) with { Unreadable = "its local header is missing" };
            yield break;
        }

        var data = Cut(local.DataOffset, entry.Packed, entry.Name);
        claims.Add(local.Offset, data.End + DescriptorLength(local, entry, data), entry.Name);
        CompareNames(entry, local);
        yield return FromEntry(entry, headerOffset, data) with
        {
            LocalName = local.Name == entry.Name ? null : local.Name,
            Unreadable = WhyUnreadable(entry.Method),
        };

        if (Contradicts(entry, local))
        {
            anomalies.Add("zip-local-header-differs", $"Local header and directory describe different content for {DisplayText.Quote(entry.Name)}.", local.Offset, deceptive: true, entry.Name);
            yield return FromLocal(local, ZipMemberSource.ContradictingLocalHeader, fileLength);
        }
    }

    /// <summary>The member of a local header that no directory lists.</summary>
    /// <param name="offset">Where the header begins.</param>
    /// <param name="end">Where the unclaimed bytes around it end.</param>
    /// <returns>The member, or null when no plausible header is there.</returns>
    public ZipMember? Recover(long offset, long end)
    {
        if (LocalHeader.Read(file, offset, scratch) is not { } local || local.DataOffset > fileLength)
        {
            return null;
        }

        return FromLocal(local, ZipMemberSource.Recovered, end);
    }

    private static ZipMember FromEntry(CentralEntry entry, long headerOffset, ByteRange data) => new()
    {
        Name = entry.Name,
        Source = ZipMemberSource.CentralDirectory,
        Method = entry.Method,
        Flags = entry.Flags,
        Crc32 = entry.Crc32,
        Size = entry.Size,
        Data = data,
        HeaderOffset = headerOffset,
    };

    private static string? WhyUnreadable(int method) =>
        method is ZipConstants.Stored or ZipConstants.Deflate ? null : $"compression method {method} is not read";

    private static bool Contradicts(CentralEntry entry, LocalHeader local)
    {
        if (local.Method != entry.Method)
        {
            return true;
        }

        // With a descriptor the local fields are zero; whatever else they hold counts.
        var told = !local.HasDescriptor || local.Packed != 0 || local.Size != 0;
        return told && (local.Packed != entry.Packed || local.Size != entry.Size);
    }

    private ZipMember FromLocal(LocalHeader local, ZipMemberSource source, long end)
    {
        var length = local is { HasDescriptor: true, Packed: 0 } ? end - local.DataOffset : local.Packed;
        var start = Math.Min(local.DataOffset, fileLength);
        return new ZipMember
        {
            Name = local.Name,
            Source = source,
            Method = local.Method,
            Flags = local.Flags,
            Crc32 = local.Crc32,
            Size = local.Size,
            Data = new ByteRange(start, Math.Clamp(length, 0, fileLength - start)),
            HeaderOffset = local.Offset,
            Unreadable = WhyUnreadable(local.Method),
        };
    }

    private ByteRange Cut(long start, long length, string name)
    {
        var from = Math.Min(start, fileLength);
        var held = Math.Min(length, fileLength - from);
        if (held < length)
        {
            anomalies.Add("zip-data-outside-file", $"The data of {DisplayText.Quote(name)} reaches beyond the end of the file.", from, deceptive: false, name);
        }

        return new ByteRange(from, held);
    }

    private void CompareNames(CentralEntry entry, LocalHeader local)
    {
        if (local.Name != entry.Name)
        {
            anomalies.Add(
                "zip-local-name-differs",
                $"The directory calls a member {DisplayText.Quote(entry.Name)}, its local header {DisplayText.Quote(local.Name)}.",
                local.Offset,
                deceptive: true,
                entry.Name);
        }

        const int Telling = ZipConstants.FlagsEncrypted | ZipConstants.FlagPatched;
        if ((local.Flags & Telling) != (entry.Flags & Telling))
        {
            anomalies.Add("zip-local-flags-differ", $"Only one header of {DisplayText.Quote(entry.Name)} says that it is encrypted or patched.", local.Offset, deceptive: true, entry.Name);
        }
    }

    private void CheckFlags(int flags, int method, long packed, long size, string name, long offset)
    {
        if ((flags & ZipConstants.FlagPatched) != 0)
        {
            anomalies.Add("zip-flag-patched", $"{DisplayText.Quote(name)} claims to be patch data, which no reader supports and some ignore.", offset, deceptive: true, name);
        }

        if ((flags & ZipConstants.FlagsEncrypted) == 0)
        {
            return;
        }

        // Encryption adds a header of at least 12 bytes, so stored data of equal sizes is plain.
        var plain = method == ZipConstants.Stored && packed == size;
        anomalies.Add(
            plain ? "zip-encryption-flag-false" : "zip-encryption-flag",
            plain ? $"{DisplayText.Quote(name)} claims to be encrypted and is plain: readers that ignore the flag load it." : $"{DisplayText.Quote(name)} claims to be encrypted.",
            offset,
            deceptive: plain,
            name);
    }

    /// <summary>Length of the data descriptor behind the data; 0 when there is none or it does not fit the directory.</summary>
    private int DescriptorLength(LocalHeader local, CentralEntry entry, ByteRange data)
    {
        if (!local.HasDescriptor)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[24];
        bytes = bytes[..BoundedBytes.ReadAt(file, data.End, bytes)];
        var signed = bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == ZipConstants.DescriptorSignature;
        var skip = signed ? 4 : 0;
        var rest = bytes[skip..];
        if (rest.Length < 12 || BinaryPrimitives.ReadUInt32LittleEndian(rest) != entry.Crc32)
        {
            anomalies.Add("zip-descriptor-differs", $"The data descriptor of {DisplayText.Quote(entry.Name)} is missing or has another CRC.", data.End, deceptive: false, entry.Name);
            return 0;
        }

        // The 64-bit form is tried first: its upper halves are zero for small members, which the 32-bit form would read as sizes.
        if (rest.Length >= 20 && BinaryPrimitives.ReadInt64LittleEndian(rest[4..]) == entry.Packed && BinaryPrimitives.ReadInt64LittleEndian(rest[12..]) == entry.Size)
        {
            return skip + 20;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) == (uint)entry.Packed && BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]) == (uint)entry.Size)
        {
            return skip + 12;
        }

        anomalies.Add("zip-descriptor-differs", $"The data descriptor of {DisplayText.Quote(entry.Name)} has other sizes than the directory.", data.End, deceptive: true, entry.Name);
        return 0;
    }
}
