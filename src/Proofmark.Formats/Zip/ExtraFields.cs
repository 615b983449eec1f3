using System.Buffers.Binary;
using System.Text;

namespace Proofmark.Formats.Zip;

/// <summary>Reads the extra fields of a header.</summary>
internal static class ExtraFields
{
    private const ushort Zip64 = 0x0001;
    private const ushort UnicodePath = 0x7075;

    /// <summary>Finds the data of a field; empty when it is not there.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> extra, ushort id)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id)
            {
                return extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return default;
    }

    /// <summary>Replaces saturated 32-bit values by those of the zip64 field, in the order of APPNOTE 4.5.3.</summary>
    public static void ApplyZip64(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long headerOffset)
    {
        var field = Find(extra, Zip64);
        Take(ref field, ref size);
        Take(ref field, ref packed);
        Take(ref field, ref headerOffset);
    }

    /// <summary>The name of Info-ZIP's Unicode path field, which newer readers prefer to the header's; null when absent.</summary>
    public static string? UnicodeName(ReadOnlySpan<byte> extra)
    {
        var field = Find(extra, UnicodePath);
        return field.Length > 5 && field[0] == 1 ? Encoding.UTF8.GetString(field[5..]) : null;
    }

    private static void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value == uint.MaxValue && field.Length >= 8)
        {
            value = EndRecord.ToSigned(BinaryPrimitives.ReadUInt64LittleEndian(field));
            field = field[8..];
        }
    }
}
