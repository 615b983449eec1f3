namespace Proofmark.Risk.Loss.Simulation;

/// <summary>The θ values and ceilings of some trials at once: the values of one slot lie side by side, so that each table is used for all trials while it is in the cache.</summary>
internal sealed class TrialBlock
{
    private readonly int width;
    private readonly double[] uniform;
    private readonly double[] theta;
    private readonly double[] ceiling;

    /// <param name="defence">What is drawn.</param>
    /// <param name="width">Number of trials.</param>
    public TrialBlock(DefenceDraws defence, int width)
        : this(width, new double[defence.Controls * width], new double[defence.Thetas * width], new double[defence.Ceilings * width])
    {
    }

    private TrialBlock(int width, double[] uniform, double[] theta, double[] ceiling) =>
        (this.width, this.uniform, this.theta, this.ceiling) = (width, uniform, theta, ceiling);

    /// <summary>Number of trials.</summary>
    public int Width => width;

    /// <summary>The uniform numbers of a control, one for each trial.</summary>
    public Span<double> Uniform(int control) => uniform.AsSpan(control * width, width);

    /// <summary>The values of a θ slot, one for each trial.</summary>
    public Span<double> Theta(int slot) => theta.AsSpan(slot * width, width);

    /// <summary>The values of a ceiling's slot, one for each trial.</summary>
    public Span<double> Ceiling(int slot) => ceiling.AsSpan(slot * width, width);

    /// <summary>The same trials with θ values of their own, which may be changed; the ceilings are shared.</summary>
    public TrialBlock WithOwnThetas() => new(width, uniform, [.. theta], ceiling);
}
