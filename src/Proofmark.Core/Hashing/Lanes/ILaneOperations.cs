namespace Proofmark.Core.Hashing.Lanes;

/// <summary>What the kernel needs of a vector whose every lane belongs to another node.</summary>
/// <typeparam name="TVector">The vector of words of 32 bits.</typeparam>
/// <remarks>Structures only: the code of a kernel is then compiled for each, whereas classes would share one and call through tables.</remarks>
internal interface ILaneOperations<TVector>
{
    /// <summary>The lanes of a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Broadcast(uint value);

    static abstract TVector Xor(TVector left, TVector right);

    /// <summary>The quarter-round (BLAKE3, 2.2). One method, as the compiler does not inline a hundred small ones into a kernel.</summary>
    static abstract void Mix(ref TVector a, ref TVector b, ref TVector c, ref TVector d, TVector first, TVector second);

    /// <summary>Four words each of every fourth node: 128-bit part i comes from <paramref name="start"/> + 4 * i * <paramref name="nodeBytes"/>.</summary>
    static abstract TVector LoadEveryFourth(ref readonly byte start, nuint nodeBytes);

    /// <summary>In each 128-bit part: the lower words of both, in turns.</summary>
    static abstract TVector UnpackLow32(TVector left, TVector right);

    /// <summary>In each 128-bit part: the upper words of both, in turns.</summary>
    static abstract TVector UnpackHigh32(TVector left, TVector right);

    /// <summary>In each 128-bit part: the lower half of one, then of the other.</summary>
    static abstract TVector UnpackLow64(TVector left, TVector right);

    /// <summary>In each 128-bit part: the upper half of one, then of the other.</summary>
    static abstract TVector UnpackHigh64(TVector left, TVector right);

    static abstract TVector Load(ref readonly uint start);

    static abstract void Store(TVector value, ref uint start);
}
