namespace Proofmark.Core;

/// <summary>A figure with what is needed to judge it.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Level">Confidence level of the interval, between 0 and 1.</param>
/// <param name="N">Number of observations.</param>
/// <param name="Unit">Unit of <paramref name="Value"/>; <c>1</c> for a share.</param>
/// <param name="Method">Source of the method: paper, RFC or section.</param>
public sealed record Measurement(string Name, double Value, double Low, double High, double Level, long N, string Unit, string Method)
{
    /// <summary>The same figure for a guesser that knows nothing.</summary>
    public double? Baseline { get; init; }

    /// <summary>Seed of the generator that was used.</summary>
    public long? Seed { get; init; }
}
