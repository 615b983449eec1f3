using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>What one end record (classic or zip64) says about the central directory.</summary>
/// <param name="Offset">Offset of the record in the file.</param>
/// <param name="Entries">Entries of the directory, as declared.</param>
/// <param name="DirectorySize">Bytes of the directory, as declared.</param>
/// <param name="DirectoryOffset">Offset of the directory from the start of the archive, as declared.</param>
/// <param name="End">Offset after the record (with its comment).</param>
/// <param name="Bound">Offset before which the directory must begin: that of the classic record, or of the zip64 record alone.</param>
/// <param name="IsZip64">True for the zip64 record.</param>
internal sealed record EndRecord(long Offset, long Entries, long DirectorySize, long DirectoryOffset, long End, long Bound, bool IsZip64)
{
    public static EndRecord? ReadClassic(WindowReader file, long offset)
    {
        var bytes = file.Get(offset, ZipConstants.EndSize);
        if (bytes.Length < ZipConstants.EndSize || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != ZipConstants.EndSignature)
        {
            return null;
        }

        var comment = BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]);
        return new EndRecord(
            offset,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
            offset + ZipConstants.EndSize + comment,
            offset,
            IsZip64: false);
    }

    public static EndRecord? ReadZip64(WindowReader file, long offset)
    {
        var bytes = file.Get(offset, ZipConstants.Zip64EndSize);
        if (bytes.Length < ZipConstants.Zip64EndSize || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != ZipConstants.Zip64EndSignature)
        {
            return null;
        }

        return new EndRecord(
            offset,
            ToSigned(BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..])),
            ToSigned(BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..])),
            ToSigned(BinaryPrimitives.ReadUInt64LittleEndian(bytes[48..])),
            offset + ZipConstants.Zip64EndSize,
            offset,
            IsZip64: true);
    }

    /// <summary>True when every field is what a writer of zip64 puts into the classic record, or equal to the zip64 record.</summary>
    public bool AgreesWith(EndRecord zip64) =>
        (Entries == ushort.MaxValue || Entries == zip64.Entries)
        && (DirectorySize == uint.MaxValue || DirectorySize == zip64.DirectorySize)
        && (DirectoryOffset == uint.MaxValue || DirectoryOffset == zip64.DirectoryOffset);

    public static long ToSigned(ulong value) => value > long.MaxValue ? long.MaxValue : (long)value;
}
