using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>A place where a central directory really begins.</summary>
/// <param name="Record">The end record that leads there.</param>
/// <param name="Start">Offset of the directory in the file.</param>
/// <param name="Shift">What must be added to the offsets in the directory: the length of whatever is in front of the archive.</param>
internal sealed record DirectoryPlace(EndRecord Record, long Start, long Shift)
{
    /// <summary>
    /// The directories an end record may mean: by its declared offset (miniz, libzip), and counted back from the record (CPython, unzip), which
    /// differs when something stands in front of the archive.
    /// </summary>
    public static IEnumerable<DirectoryPlace> Of(EndRecord record, WindowReader file)
    {
        var counted = record.Offset - record.DirectorySize;
        if (counted >= 0 && Begins(file, counted, record))
        {
            yield return new DirectoryPlace(record, counted, counted - record.DirectoryOffset);
        }

        if (record.DirectoryOffset != counted && Begins(file, record.DirectoryOffset, record))
        {
            yield return new DirectoryPlace(record, record.DirectoryOffset, 0);
        }
    }

    private static bool Begins(WindowReader file, long offset, EndRecord record)
    {
        if (offset == record.Offset)
        {
            return record is { Entries: 0, DirectorySize: 0 };
        }

        var bytes = file.Get(offset, 4);
        return offset < record.Bound && bytes.Length == 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == ZipConstants.CentralSignature;
    }
}
