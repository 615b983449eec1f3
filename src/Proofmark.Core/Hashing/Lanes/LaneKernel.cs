using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Proofmark.Core.Hashing.Lanes;

/// <summary>Compresses nodes side by side, one in each lane (BLAKE3, 5.3): the state is sixteen vectors, the message of a block sixteen more.</summary>
internal static class LaneKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILaneOperations<TVector>
{
    private const int BlockWords = Blake3Node.BlockBytes / sizeof(uint);

    /// <summary>Hashes as many nodes as fill whole vectors.</summary>
    /// <param name="batch">The nodes.</param>
    /// <param name="done">How many of them are hashed already.</param>
    /// <param name="bytes">Their bytes.</param>
    /// <param name="chaining">Takes eight words for each; may be the memory of <paramref name="bytes"/>, as no node is read after one behind it is written.</param>
    /// <returns>How many are hashed now.</returns>
    public static int Run(LaneBatch batch, int done, ReadOnlySpan<byte> bytes, Span<uint> chaining)
    {
        for (; batch.Count - done >= TLanes.Count; done += TLanes.Count)
        {
            Nodes(
                batch,
                batch.IsParents ? 0 : batch.FirstCounter + (ulong)done,
                bytes.Slice(done * batch.NodeBytes, TLanes.Count * batch.NodeBytes),
                chaining.Slice(done * Blake3Node.Words, TLanes.Count * Blake3Node.Words));
        }

        return done;
    }

    private static void Nodes(LaneBatch batch, ulong counter, ReadOnlySpan<byte> bytes, Span<uint> chaining)
    {
        Span<TVector> state = stackalloc TVector[Blake3Node.Words];
        Span<TVector> message = stackalloc TVector[BlockWords];
        Span<TVector> counters = stackalloc TVector[2];
        for (var i = 0; i < state.Length; i++)
        {
            state[i] = TLanes.Broadcast(Blake3Node.InitialValue[i]);
        }

        Count(counter, batch.IsParents, counters);
        for (var start = 0; start < batch.NodeBytes; start += Blake3Node.BlockBytes)
        {
            var flags = batch.IsParents ? Blake3Node.IsParent
                : (start == 0 ? Blake3Node.ChunkStart : 0) | (start == batch.NodeBytes - Blake3Node.BlockBytes ? Blake3Node.ChunkEnd : 0);
            Transpose(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), start), (nuint)batch.NodeBytes, ref MemoryMarshal.GetReference(message));
            Compress(ref MemoryMarshal.GetReference(state), ref MemoryMarshal.GetReference(message), counters[0], counters[1], flags);
        }

        Write(state, chaining);
    }

    private static void Count(ulong counter, bool isParents, Span<TVector> counters)
    {
        Span<uint> low = stackalloc uint[TLanes.Count];
        Span<uint> high = stackalloc uint[TLanes.Count];
        for (var i = 0; i < low.Length; i++)
        {
            var own = counter + (isParents ? 0 : (ulong)i);
            (low[i], high[i]) = ((uint)own, (uint)(own >> 32));
        }

        counters[0] = TLanes.Load(ref low[0]);
        counters[1] = TLanes.Load(ref high[0]);
    }

    /// <summary>Reads a block of every node, word by word: vector i gets word i of each. Four words of four nodes at a time, in each 128-bit part of the vectors.</summary>
    private static void Transpose(ref readonly byte block, nuint nodeBytes, ref TVector message)
    {
        for (nuint word = 0; word < BlockWords; word += 4)
        {
            ref var start = ref Unsafe.AddByteOffset(ref Unsafe.AsRef(in block), word * sizeof(uint));
            var row0 = TLanes.LoadEveryFourth(ref start, nodeBytes);
            var row1 = TLanes.LoadEveryFourth(ref Unsafe.AddByteOffset(ref start, nodeBytes), nodeBytes);
            var row2 = TLanes.LoadEveryFourth(ref Unsafe.AddByteOffset(ref start, 2 * nodeBytes), nodeBytes);
            var row3 = TLanes.LoadEveryFourth(ref Unsafe.AddByteOffset(ref start, 3 * nodeBytes), nodeBytes);
            var low01 = TLanes.UnpackLow32(row0, row1);
            var low23 = TLanes.UnpackLow32(row2, row3);
            var high01 = TLanes.UnpackHigh32(row0, row1);
            var high23 = TLanes.UnpackHigh32(row2, row3);
            Unsafe.Add(ref message, word) = TLanes.UnpackLow64(low01, low23);
            Unsafe.Add(ref message, word + 1) = TLanes.UnpackHigh64(low01, low23);
            Unsafe.Add(ref message, word + 2) = TLanes.UnpackLow64(high01, high23);
            Unsafe.Add(ref message, word + 3) = TLanes.UnpackHigh64(high01, high23);
        }
    }

    private static void Compress(ref TVector h, ref TVector m, TVector counterLow, TVector counterHigh, uint flags)
    {
        var initial = Blake3Node.InitialValue;
        TVector v0 = h, v1 = Unsafe.Add(ref h, 1), v2 = Unsafe.Add(ref h, 2), v3 = Unsafe.Add(ref h, 3);
        TVector v4 = Unsafe.Add(ref h, 4), v5 = Unsafe.Add(ref h, 5), v6 = Unsafe.Add(ref h, 6), v7 = Unsafe.Add(ref h, 7);
        TVector v8 = TLanes.Broadcast(initial[0]), v9 = TLanes.Broadcast(initial[1]), v10 = TLanes.Broadcast(initial[2]), v11 = TLanes.Broadcast(initial[3]);
        TVector v12 = counterLow, v13 = counterHigh, v14 = TLanes.Broadcast(Blake3Node.BlockBytes), v15 = TLanes.Broadcast(flags);
        for (var round = 0; round < Blake3Compression.Rounds; round++)
        {
            var order = Blake3Compression.Schedule.Slice(round * BlockWords, BlockWords);
            TLanes.Mix(ref v0, ref v4, ref v8, ref v12, Unsafe.Add(ref m, order[0]), Unsafe.Add(ref m, order[1]));
            TLanes.Mix(ref v1, ref v5, ref v9, ref v13, Unsafe.Add(ref m, order[2]), Unsafe.Add(ref m, order[3]));
            TLanes.Mix(ref v2, ref v6, ref v10, ref v14, Unsafe.Add(ref m, order[4]), Unsafe.Add(ref m, order[5]));
            TLanes.Mix(ref v3, ref v7, ref v11, ref v15, Unsafe.Add(ref m, order[6]), Unsafe.Add(ref m, order[7]));
            TLanes.Mix(ref v0, ref v5, ref v10, ref v15, Unsafe.Add(ref m, order[8]), Unsafe.Add(ref m, order[9]));
            TLanes.Mix(ref v1, ref v6, ref v11, ref v12, Unsafe.Add(ref m, order[10]), Unsafe.Add(ref m, order[11]));
            TLanes.Mix(ref v2, ref v7, ref v8, ref v13, Unsafe.Add(ref m, order[12]), Unsafe.Add(ref m, order[13]));
            TLanes.Mix(ref v3, ref v4, ref v9, ref v14, Unsafe.Add(ref m, order[14]), Unsafe.Add(ref m, order[15]));
        }

        h = TLanes.Xor(v0, v8);
        Unsafe.Add(ref h, 1) = TLanes.Xor(v1, v9);
        Unsafe.Add(ref h, 2) = TLanes.Xor(v2, v10);
        Unsafe.Add(ref h, 3) = TLanes.Xor(v3, v11);
        Unsafe.Add(ref h, 4) = TLanes.Xor(v4, v12);
        Unsafe.Add(ref h, 5) = TLanes.Xor(v5, v13);
        Unsafe.Add(ref h, 6) = TLanes.Xor(v6, v14);
        Unsafe.Add(ref h, 7) = TLanes.Xor(v7, v15);
    }

    private static void Write(ReadOnlySpan<TVector> state, Span<uint> chaining)
    {
        var words = MemoryMarshal.Cast<TVector, uint>(state);
        for (var node = 0; node < TLanes.Count; node++)
        {
            for (var word = 0; word < Blake3Node.Words; word++)
            {
                chaining[(node * Blake3Node.Words) + word] = words[(word * TLanes.Count) + node];
            }
        }
    }
}
