using System.Buffers.Binary;
using System.Numerics;

namespace Proofmark.Formats.Compressed.Checksums;

/// <summary>xxHash of 32 bits with seed 0, little-endian (Y. Collet, xxHash specification 0.1.1): the checksum of LZ4 frames.</summary>
internal sealed class XxHash32 : ContentCheck
{
    private const uint Prime1 = 0x9E3779B1, Prime2 = 0x85EBCA77, Prime3 = 0xC2B2AE3D, Prime4 = 0x27D4EB2F, Prime5 = 0x165667B1;
    private const int Stripe = 16;

    private readonly uint[] lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0u - Prime1)];
    private readonly byte[] rest = new byte[Stripe];
    private int restLength;
    private ulong total;

    /// <summary>The hash of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new XxHash32();
        hash.Add(bytes);
        return hash.Value();
    }

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
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Value());
        return bytes;
    }

    private uint Value()
    {
        unchecked
        {
            uint hash = total >= Stripe
                ? BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7) + BitOperations.RotateLeft(lanes[2], 12)
                    + BitOperations.RotateLeft(lanes[3], 18)
                : Prime5;
            hash += (uint)total;
            ReadOnlySpan<byte> left = rest.AsSpan(0, restLength);
            for (; left.Length >= 4; left = left[4..])
            {
                hash = BitOperations.RotateLeft(hash + (BinaryPrimitives.ReadUInt32LittleEndian(left) * Prime3), 17) * Prime4;
            }

            foreach (byte value in left)
            {
                hash = BitOperations.RotateLeft(hash + (value * Prime5), 11) * Prime1;
            }

            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }

    private void Mix(ReadOnlySpan<byte> stripe)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = unchecked(BitOperations.RotateLeft(lanes[i] + (BinaryPrimitives.ReadUInt32LittleEndian(stripe[(4 * i)..]) * Prime2), 13) * Prime1);
        }
    }
}
