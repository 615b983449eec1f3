using CsCheck;

namespace Proofmark.Formats.Tests;

/// <summary>What every reader must survive.</summary>
internal static class Hostile
{
    /// <summary>Cuts the file at every offset and changes random bytes; the reader must return each time.</summary>
    public static void NeverThrows(byte[] genuine, Action<Stream> read)
    {
        for (var length = 0; length < genuine.Length; length += Math.Max(1, genuine.Length / 1000))
        {
            read(new MemoryStream(genuine, 0, length));
        }

        Gen.Select(Gen.Int[0, genuine.Length - 1], Gen.Byte).Array[1, 12].Sample(changes =>
        {
            var bytes = (byte[])genuine.Clone();
            foreach (var (at, value) in changes)
            {
                bytes[at] = value;
            }

            read(new MemoryStream(bytes));
        }, iter: 1000);
    }

    /// <summary>Bytes this thread allocates while the action runs.</summary>
    public static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
