namespace Proofmark.Risk.Loss.Sampling;

/// <summary>Uniform draws of one stream in one trial, one after another.</summary>
internal struct Draws(ulong key, ulong trial)
{
    private ulong block;
    private ulong spare;
    private bool hasSpare;

    /// <summary>The next draw, above 0 and below 1: the upper 53 bits and a half, in units of 2^-53.</summary>
    public double Next()
    {
        ulong bits;
        if (hasSpare)
        {
            bits = spare;
            hasSpare = false;
        }
        else
        {
            (bits, spare) = Philox.Block(key, block++, trial);
            hasSpare = true;
        }

        // At the very top the half would round up to 1; the greatest double below 1 is taken instead.
        return Math.Min(((bits >> 11) + 0.5) * (1.0 / (1UL << 53)), 1 - (1.0 / (1UL << 53)));
    }
}
