using System.Text.Json.Serialization;

namespace Proofmark.Risk.Loss;

/// <summary>What a year may cost, over all risks for which the owner gave ranges.</summary>
public sealed record LossView
{
    /// <summary>Expected annual loss: the mean of all simulated years.</summary>
    public required LossFigure ExpectedAnnualLoss { get; init; }

    /// <summary>The loss that half of the years do not exceed.</summary>
    public required LossFigure P50 { get; init; }

    /// <summary>The loss that 90 % of the years do not exceed.</summary>
    public required LossFigure P90 { get; init; }

    /// <summary>The loss that 95 % of the years do not exceed.</summary>
    public required LossFigure P95 { get; init; }

    /// <summary>Expected shortfall: the mean of the worst 5 % of the years.</summary>
    [JsonPropertyName("es95")]
    public required LossFigure ES95 { get; init; }

    /// <summary>Share of years with any loss, from 0 to 1.</summary>
    public required LossFigure AnyLoss { get; init; }

    /// <summary>The loss exceedance curve, by amount; empty when no year of the simulation has a loss.</summary>
    public required IReadOnlyList<ExceedancePoint> Exceedance { get; init; }
}

/// <summary>A point of the loss exceedance curve.</summary>
/// <param name="Amount">A yearly loss.</param>
/// <param name="Probability">Share of years with more than that, from 0 to 1.</param>
/// <param name="StandardError">Its Monte-Carlo standard error.</param>
public sealed record ExceedancePoint(double Amount, double Probability, double StandardError);
