using System.Buffers.Binary;

namespace Proofmark.Core.Hashing;

/// <summary>BLAKE2b without key, with digests of 64 bytes (RFC 7693), taken in piece by piece. Not safe for use by several threads at once.</summary>
public sealed class Blake2b
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 64;

    /// <summary>The parameter block of RFC 7693, 2.5, as a word: a digest of 64 bytes, no key, fan-out and depth 1.</summary>
    private const ulong Parameters = 0x0101_0040;

    private readonly byte[] waiting = new byte[Blake2bCompression.BlockBytes];
    private readonly ulong[] state = new ulong[DigestBytes / sizeof(ulong)];
    private UInt128 compressed;
    private int waitingBytes;

    /// <summary>A hash of nothing yet.</summary>
    public Blake2b() => Reset();

    /// <summary>The digest of some bytes.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> bytes)
    {
        var hash = new Blake2b();
        hash.Append(bytes);
        return hash.Finish();
    }

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (waitingBytes > 0)
        {
            var taken = Math.Min(bytes.Length, waiting.Length - waitingBytes);
            Wait(bytes[..taken]);
            bytes = bytes[taken..];
            if (bytes.IsEmpty)
            {
                return;
            }

            Compress(waiting);
            waitingBytes = 0;
        }

        // The last block is compressed otherwise, so one always waits.
        for (; bytes.Length > waiting.Length; bytes = bytes[waiting.Length..])
        {
            Compress(bytes[..waiting.Length]);
        }

        Wait(bytes);
    }

    /// <summary>The digest of all bytes since the start, or since the last call; the hash begins anew.</summary>
    public byte[] Finish()
    {
        waiting.AsSpan(waitingBytes).Clear();
        Blake2bCompression.Compress(state, waiting, compressed + (UInt128)waitingBytes, isLast: true);
        var digest = new byte[DigestBytes];
        for (var i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(digest.AsSpan(i * sizeof(ulong)), state[i]);
        }

        Reset();
        return digest;
    }

    private void Reset()
    {
        Blake2bCompression.InitialValue.CopyTo(state);
        state[0] ^= Parameters;
        (compressed, waitingBytes) = (0, 0);
    }

    private void Compress(ReadOnlySpan<byte> block)
    {
        compressed += (UInt128)block.Length;
        Blake2bCompression.Compress(state, block, compressed, isLast: false);
    }

    private void Wait(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(waiting.AsSpan(waitingBytes));
        waitingBytes += bytes.Length;
    }
}
