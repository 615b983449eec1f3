using Proofmark.Formats.Streams;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Opens storages for reading: plain ones where they stand in the file, compressed ones unpacked in memory, one at a time.</summary>
internal sealed class StorageReader(Stream file, ZipFile? archive, bool bigEndian)
{
    private (StorageRange Range, byte[] Bytes)? unpacked;

    /// <summary>True when elements are written with their highest byte first.</summary>
    public bool BigEndian => bigEndian;

    /// <summary>The bytes of a storage, seekable.</summary>
    /// <exception cref="InvalidDataException">The compressed data is damaged or is not what its header declares.</exception>
    public Stream Open(StorageRange range)
    {
        if (range.Packed is null)
        {
            return new SliceStream(file, range.Range.Start, range.Length);
        }

        if (unpacked?.Range != range)
        {
            unpacked = (range, Unpack(range.Packed));
        }

        return new MemoryStream(unpacked.Value.Bytes, writable: false);
    }

    private byte[] Unpack(ZipMember member)
    {
        using var content = archive!.OpenMember(member) ?? throw new InvalidDataException($"{DisplayText.Quote(member.Name)} cannot be read: {member.Unreadable}");
        var bytes = BoundedBytes.ReadAll(content, checked((int)member.Size), out var more);
        return !more && content.Stopped is null && content.CrcMatches && bytes.Length == member.Size
            ? bytes
            : throw new InvalidDataException($"{DisplayText.Quote(member.Name)} does not unpack to what its header declares: {content.Stopped ?? "size or CRC differs"}");
    }
}
