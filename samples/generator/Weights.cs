namespace Proofmark.Samples.Generator;

/// <summary>Numbers that look like small weights and are the same on every machine (a linear congruential generator, Numerical Recipes).</summary>
internal sealed class Weights(uint seed)
{
    private uint state = seed;

    /// <summary>The next value, from -0.05 to 0.05.</summary>
    public float Next()
    {
        state = unchecked((state * 1664525u) + 1013904223u);
        return ((state >> 8) / (float)(1 << 24) * 0.1f) - 0.05f;
    }
}
