using System.Buffers.Binary;
using System.Security.Cryptography;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Compressed.Checksums;

/// <summary>No checksum.</summary>
internal sealed class NoCheck : ContentCheck
{
    public override void Add(ReadOnlySpan<byte> bytes)
    {
    }

    public override byte[] Finish() => [];
}

/// <summary>CRC-32, little-endian; with the length modulo 2^32 behind it where gzip asks for that (RFC 1952, 2.3.1).</summary>
internal sealed class Crc32Check(bool withLength = false) : ContentCheck
{
    private readonly Crc32 crc = new();
    private uint length;

    public override void Add(ReadOnlySpan<byte> bytes)
    {
        crc.Add(bytes);
        length = unchecked(length + (uint)bytes.Length);
    }

    public override byte[] Finish()
    {
        var bytes = new byte[withLength ? 8 : 4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, crc.Value);
        if (withLength)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), length);
        }

        return bytes;
    }
}

/// <summary>SHA-256.</summary>
internal sealed class Sha256Check : ContentCheck
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override void Add(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    public override byte[] Finish()
    {
        byte[] digest = hash.GetHashAndReset();
        hash.Dispose();
        return digest;
    }
}

/// <summary>Adler-32, big-endian (RFC 1950, 8.2).</summary>
internal sealed class Adler32Check : ContentCheck
{
    private const uint Modulus = 65521;

    // So many bytes cannot overflow 32 bits before the remainder is taken.
    private const int Run = 5552;

    private uint low = 1;
    private uint high;

    public override void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> run = bytes[..Math.Min(Run, bytes.Length)];
            foreach (byte value in run)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            bytes = bytes[run.Length..];
        }
    }

    public override byte[] Finish()
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (high << 16) | low);
        return bytes;
    }
}

/// <summary>CRC-64 of ECMA-182, reflected (polynomial 0xC96C5795D7870F42), little-endian: the default of xz.</summary>
internal sealed class Crc64Check : ContentCheck
{
    private static readonly ulong[] Table = MakeTable();

    private ulong state = ulong.MaxValue;

    public override void Add(ReadOnlySpan<byte> bytes)
    {
        ulong crc = state;
        foreach (byte value in bytes)
        {
            crc = Table[(byte)crc ^ value] ^ (crc >> 8);
        }

        state = crc;
    }

    public override byte[] Finish()
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ~state);
        return bytes;
    }

    private static ulong[] MakeTable()
    {
        var table = new ulong[256];
        for (uint i = 0; i < 256; i++)
        {
            ulong crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xC96C5795D7870F42 : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
