using System.Buffers.Binary;
using System.Numerics;

namespace Proofmark.Formats.Compressed.Checksums;

/// <summary>xxHash of 64 bits with seed 0 (xxHash specification 0.1.1), its low 32 bits little-endian: the checksum of Zstandard frames.</summary>
internal sealed class XxHash64 : ContentCheck
{
    private const ulong Prime1 = 0x9E3779B185EBCA87, Prime2 = 0xC2B2AE3D27D4EB4F, Prime3 = 0x165667B19E3779F9, Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int Stripe = 32;

    private readonly ulong[] lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0ul - Prime1)];
    private readonly byte[] rest = new byte[Stripe];
    private int restLength;
    private ulong total;

    public override void Add(ReadOnlySpan<byte> bytes)
    {
        total += (ulong)bytes.Length;
        if (restLength > 0)
        {
            int taken = Math.Min(Stripe - restLength, bytes.Length);
            bytes[..taken].CopyTo(rest.AsSpan(restLength));
            restLength += taken;
            bytes = bytes[taken..];
            if (restLength < Stripe)
            {
                return;
            }

            Mix(rest);
            restLength = 0;
        }

        for (; bytes.Length >= Stripe; bytes = bytes[Stripe..])
        {
            Mix(bytes);
        }

        bytes.CopyTo(rest);
        restLength = bytes.Length;
    }

    public override byte[] Finish()
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)Value());
        return bytes;
    }

    /// <summary>The whole hash.</summary>
    public ulong Value()
    {
        unchecked
        {
            ulong hash = (total >= Stripe ? Lanes() : Prime5) + total;
            ReadOnlySpan<byte> left = rest.AsSpan(0, restLength);
            for (; left.Length >= 8; left = left[8..])
            {
                hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(left)), 27) * Prime1) + Prime4;
            }

            if (left.Length >= 4)
            {
                hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(left) * Prime1), 23) * Prime2) + Prime3;
                left = left[4..];
            }

            foreach (byte value in left)
            {
                hash = BitOperations.RotateLeft(hash ^ (value * Prime5), 11) * Prime1;
            }

            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return hash ^ (hash >> 32);
        }
    }

    private ulong Lanes()
    {
        unchecked
        {
            ulong hash = BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7) + BitOperations.RotateLeft(lanes[2], 12)
                + BitOperations.RotateLeft(lanes[3], 18);
            foreach (ulong lane in lanes)
            {
                hash = ((hash ^ Round(0, lane)) * Prime1) + Prime4;
            }

            return hash;
        }
    }

    private void Mix(ReadOnlySpan<byte> stripe)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = Round(lanes[i], BinaryPrimitives.ReadUInt64LittleEndian(stripe[(8 * i)..]));
        }
    }

    private static ulong Round(ulong lane, ulong value) => unchecked(BitOperations.RotateLeft(lane + (value * Prime2), 31) * Prime1);
}
