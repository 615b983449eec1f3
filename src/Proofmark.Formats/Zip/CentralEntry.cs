using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>An entry of the central directory.</summary>
/// <param name="Offset">Offset of the entry in the file.</param>
/// <param name="Length">Bytes of the entry.</param>
/// <param name="Flags">General purpose flag bits.</param>
/// <param name="Method">Compression method.</param>
/// <param name="Crc32">CRC-32 of the unpacked bytes.</param>
/// <param name="Packed">Packed bytes.</param>
/// <param name="Size">Unpacked bytes.</param>
/// <param name="HeaderOffset">Offset of the local header from the start of the archive.</param>
/// <param name="Name">Name.</param>
internal sealed record CentralEntry(long Offset, int Length, int Flags, int Method, uint Crc32, long Packed, long Size, long HeaderOffset, string Name)
{
    /// <summary>Reads an entry and judges its name.</summary>
    /// <returns>The entry, or null when none (or not a whole one) is there.</returns>
    public static CentralEntry? Read(WindowReader file, long offset, AnomalyLog anomalies)
    {
        var fixedPart = file.Get(offset, ZipConstants.CentralSize);
        if (fixedPart.Length < ZipConstants.CentralSize || BinaryPrimitives.ReadUInt32LittleEndian(fixedPart) != ZipConstants.CentralSignature)
        {
            return null;
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[30..]);
        var length = ZipConstants.CentralSize + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[32..]);
        var bytes = file.Get(offset, length);
        if (bytes.Length < length)
        {
            return null;
        }

        var nameBytes = bytes.Slice(ZipConstants.CentralSize, nameLength);
        var extra = bytes.Slice(ZipConstants.CentralSize + nameLength, extraLength);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]);
        long header = BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..]);
        ExtraFields.ApplyZip64(extra, ref size, ref packed, ref header);
        var name = MemberName.Decode(nameBytes);
        MemberName.Check(nameBytes, name, ExtraFields.UnicodeName(extra), offset, anomalies);
        return new CentralEntry(
            offset,
            length,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
            packed,
            size,
            header,
            name);
    }
}
