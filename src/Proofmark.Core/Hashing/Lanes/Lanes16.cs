using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Proofmark.Core.Hashing.Lanes;

/// <summary>Sixteen lanes, AVX-512.</summary>
internal readonly struct Lanes16 : ILaneOperations<Vector512<uint>>
{
    public static int Count => Vector512<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Broadcast(uint value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Xor(Vector512<uint> left, Vector512<uint> right) => Avx512F.Xor(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(ref Vector512<uint> a, ref Vector512<uint> b, ref Vector512<uint> c, ref Vector512<uint> d, Vector512<uint> first, Vector512<uint> second)
    {
        a = Avx512F.Add(Avx512F.Add(a, first), b);
        d = Avx512F.RotateRight(Avx512F.Xor(d, a), 16);
        c = Avx512F.Add(c, d);
        b = Avx512F.RotateRight(Avx512F.Xor(b, c), 12);
        a = Avx512F.Add(Avx512F.Add(a, second), b);
        d = Avx512F.RotateRight(Avx512F.Xor(d, a), 8);
        c = Avx512F.Add(c, d);
        b = Avx512F.RotateRight(Avx512F.Xor(b, c), 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> LoadEveryFourth(ref readonly byte start, nuint nodeBytes)
    {
        var part0 = Vector128.LoadUnsafe(in start).AsUInt32();
        var part1 = Vector128.LoadUnsafe(in start, 4 * nodeBytes).AsUInt32();
        var part2 = Vector128.LoadUnsafe(in start, 8 * nodeBytes).AsUInt32();
        var part3 = Vector128.LoadUnsafe(in start, 12 * nodeBytes).AsUInt32();
        var parts = Avx512F.InsertVector128(part0.ToVector256Unsafe().ToVector512Unsafe(), part1, 1);
        return Avx512F.InsertVector128(Avx512F.InsertVector128(parts, part2, 2), part3, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> UnpackLow32(Vector512<uint> left, Vector512<uint> right) => Avx512F.UnpackLow(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> UnpackHigh32(Vector512<uint> left, Vector512<uint> right) => Avx512F.UnpackHigh(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> UnpackLow64(Vector512<uint> left, Vector512<uint> right) => Avx512F.UnpackLow(left.AsUInt64(), right.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> UnpackHigh64(Vector512<uint> left, Vector512<uint> right) => Avx512F.UnpackHigh(left.AsUInt64(), right.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Load(ref readonly uint start) => Vector512.LoadUnsafe(in start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<uint> value, ref uint start) => value.StoreUnsafe(ref start);
}
