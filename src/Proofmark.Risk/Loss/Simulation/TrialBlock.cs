namespace Proofmark.Risk.Loss.Simulation;

/// <summary>The θ values and ceilings of some trials at once: the values of one slot lie side by side, so that each table is used for all trials while it is in the cache.</summary>
/// <param name="defence">What is drawn.</param>
/// <param name="width">Number of trials.</param>
internal sealed class TrialBlock(DefenceDraws defence, int width)
{
    private readonly double[] uniform = new double[defence.Controls * width];
    private readonly double[] theta = new double[defence.Thetas * width];
    private readonly double[] ceiling = new double[defence.Ceilings * width];

    /// <summary>Number of trials.</summary>
    public int Width => width;

    /// <summary>The uniform numbers of a control, one for each trial.</summary>
    public Span<double> Uniform(int control) => uniform.AsSpan(control * width, width);

    /// <summary>The values of a θ slot, one for each trial.</summary>
    public Span<double> Theta(int slot) => theta.AsSpan(slot * width, width);

    /// <summary>The values of a ceiling's slot, one for each trial.</summary>
    public Span<double> Ceiling(int slot) => ceiling.AsSpan(slot * width, width);

    /// <summary>The same with other θ values, which may be changed.</summary>
    public TrialBlock WithOwnThetas()
    {
        var copy = new TrialBlock(defence, width);
        theta.CopyTo(copy.theta, 0);
        ceiling.CopyTo(copy.ceiling, 0);
        return copy;
    }
}
