using System.Buffers;
using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>A local file header.</summary>
/// <param name="Offset">Offset in the file.</param>
/// <param name="Flags">General purpose flag bits.</param>
/// <param name="Method">Compression method.</param>
/// <param name="Crc32">CRC-32, 0 when a descriptor follows.</param>
/// <param name="Packed">Packed bytes, 0 when a descriptor follows.</param>
/// <param name="Size">Unpacked bytes, 0 when a descriptor follows.</param>
/// <param name="Name">Name.</param>
/// <param name="NameBytes">Length of the name as written.</param>
/// <param name="DataOffset">Offset of the first packed byte; may lie outside of the file.</param>
internal sealed record LocalHeader(long Offset, int Flags, int Method, uint Crc32, long Packed, long Size, string Name, int NameBytes, long DataOffset)
{
    /// <summary>True when sizes and CRC stand behind the data.</summary>
    public bool HasDescriptor => (Flags & ZipConstants.FlagDescriptor) != 0;

    /// <summary>Reads a header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the header should be.</param>
    /// <param name="scratch">A buffer that holds the usual header; longer ones are read exactly.</param>
    /// <returns>The header, or null when there is none.</returns>
    public static LocalHeader? Read(Stream file, long offset, byte[] scratch)
    {
        var read = BoundedBytes.ReadAt(file, offset, scratch);
        if (read < ZipConstants.LocalSize || BinaryPrimitives.ReadUInt32LittleEndian(scratch) != ZipConstants.LocalSignature)
        {
            return null;
        }

        var name = BinaryPrimitives.ReadUInt16LittleEndian(scratch.AsSpan(26));
        var extra = BinaryPrimitives.ReadUInt16LittleEndian(scratch.AsSpan(28));
        var total = ZipConstants.LocalSize + name + extra;
        if (total <= read || read < scratch.Length)
        {
            return Parse(scratch.AsSpan(0, Math.Min(total, read)), offset, name, total);
        }

        var all = ArrayPool<byte>.Shared.Rent(total);
        try
        {
            read = BoundedBytes.ReadAt(file, offset, all.AsSpan(0, total));
            return Parse(all.AsSpan(0, read), offset, name, total);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(all);
        }
    }

    private static LocalHeader Parse(ReadOnlySpan<byte> bytes, long offset, int nameLength, int total)
    {
        var rest = bytes[ZipConstants.LocalSize..];
        var name = rest[..Math.Min(nameLength, rest.Length)];
        long size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[22..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[18..]);
        long none = 0;
        ExtraFields.ApplyZip64(rest[name.Length..], ref size, ref packed, ref none);
        return new LocalHeader(
            offset,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]),
            packed,
            size,
            MemberName.Decode(name),
            nameLength,
            offset + total);
    }
}
