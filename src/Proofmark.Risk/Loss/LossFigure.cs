using Proofmark.Risk.Loss.Figures;

namespace Proofmark.Risk.Loss;

/// <summary>A figure that was computed from draws.</summary>
/// <param name="Value">The figure, to ten significant digits.</param>
/// <param name="StandardError">Its Monte-Carlo standard error: how far other seeds would move it. It says nothing of how good the owner's ranges are.</param>
public sealed record LossFigure(double Value, double StandardError)
{
    /// <summary>Where the figure comes from: always <c>draws</c>, in contrast to the credited quantiles of the scoring convention.</summary>
    public string Basis { get; init; } = "draws";

    internal static LossFigure Of(double value, double standardError) => new(Digits.Ten(value), Digits.Ten(standardError));
}
