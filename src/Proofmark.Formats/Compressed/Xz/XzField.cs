using System.Buffers.Binary;
using Proofmark.Formats.Compressed.Checksums;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Compressed.Xz;

/// <summary>Fields that parts of an xz stream share.</summary>
internal static class XzField
{
    private const int MaxIntegerBytes = 9;

    /// <summary>The check of a type; a block without one has no integrity to verify.</summary>
    public static ContentCheck CheckOf(byte type) => type switch
    {
        0 => new NoCheck(),
        1 => new Crc32Check(),
        4 => new Crc64Check(),
        10 => new Sha256Check(),
        _ => throw UnpackStopException.Unsupported($"the check type {type} of the xz stream is not known"),
    };

    public static void RequireCrc(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> stored)
    {
        var crc = new Crc32();
        crc.Add(bytes);
        if (crc.Value != BinaryPrimitives.ReadUInt32LittleEndian(stored))
        {
            throw UnpackStopException.Damaged("a header of the xz stream does not have its checksum");
        }
    }

    /// <summary>Goes over the zero bytes that fill up to a multiple of four.</summary>
    public static void RequirePadding(PackedSource source, long size)
    {
        for (; size % 4 != 0; size++)
        {
            if (source.Next() != 0)
            {
                throw UnpackStopException.Damaged("the padding of the xz stream is not zero");
            }
        }
    }

    /// <summary>An integer of seven bits a byte, the lowest first (section 1.2); it must be of the shortest form.</summary>
    public static ulong ReadInteger(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (int i = 0; i < MaxIntegerBytes && i < bytes.Length; i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bool shortest = i == 0 || bytes[i] != 0;
                bytes = bytes[(i + 1)..];
                return shortest ? value : throw UnpackStopException.Damaged("a number of the xz stream is not in its shortest form");
            }
        }

        throw UnpackStopException.Damaged("a number of the xz stream has no end");
    }
}
