namespace Proofmark.Samples.Training.Data;

/// <summary>SplitMix64: a few lines of whole numbers, the same on every machine.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = seed;

    /// <summary>A sequence of its own for one part of a run, so that a resumed run needs no state of the first.</summary>
    public static SeededRandom For(ulong seed, int part) => new(new SeededRandom(seed).Next() ^ ((ulong)part * Step));

    public ulong Next()
    {
        var z = state += Step;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>From -1 up to 1.</summary>
    public float Signed() => ((Next() >> 40) * (2f / (1 << 24))) - 1;

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
