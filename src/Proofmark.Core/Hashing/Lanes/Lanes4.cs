using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Proofmark.Core.Hashing.Lanes;

/// <summary>Four lanes, in vectors that every 64-bit processor has. They rotate by shifts: a shuffle of bytes is not in the least that native executables are compiled for.</summary>
internal readonly struct Lanes4 : ILaneOperations<Vector128<uint>>
{
    public static int Count => Vector128<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Broadcast(uint value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Xor(Vector128<uint> left, Vector128<uint> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(ref Vector128<uint> a, ref Vector128<uint> b, ref Vector128<uint> c, ref Vector128<uint> d, Vector128<uint> first, Vector128<uint> second)
    {
        a += first + b;
        d = RotateRight(16, d ^ a);
        c += d;
        b = RotateRight(12, b ^ c);
        a += second + b;
        d = RotateRight(8, d ^ a);
        c += d;
        b = RotateRight(7, b ^ c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> LoadEveryFourth(ref readonly byte start, nuint nodeBytes) => Vector128.LoadUnsafe(in start).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> UnpackLow32(Vector128<uint> left, Vector128<uint> right) =>
        Pick(Vector128.Shuffle(left, Vector128.Create(0u, 0, 1, 1)), Vector128.Shuffle(right, Vector128.Create(0u, 0, 1, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> UnpackHigh32(Vector128<uint> left, Vector128<uint> right) =>
        Pick(Vector128.Shuffle(left, Vector128.Create(2u, 2, 3, 3)), Vector128.Shuffle(right, Vector128.Create(2u, 2, 3, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> UnpackLow64(Vector128<uint> left, Vector128<uint> right) => Vector128.Create(left.GetLower(), right.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> UnpackHigh64(Vector128<uint> left, Vector128<uint> right) => Vector128.Create(left.GetUpper(), right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(ref readonly uint start) => Vector128.LoadUnsafe(in start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<uint> value, ref uint start) => value.StoreUnsafe(ref start);

    /// <summary>Even words of one, odd words of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Pick(Vector128<uint> even, Vector128<uint> odd) =>
        Vector128.ConditionalSelect(Vector128.Create(uint.MaxValue, 0, uint.MaxValue, 0), even, odd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> RotateRight(int bits, Vector128<uint> value) => (value >>> bits) | (value << (32 - bits));
}
