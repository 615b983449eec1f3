using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>The result of a simulation, in the currency of the ranges.</summary>
public sealed record LossSimulation
{
    /// <summary>Number of simulated years.</summary>
    public required int Trials { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Dependence ρ between mechanism groups.</summary>
    public required double Dependence { get; init; }

    /// <summary>As if no control worked.</summary>
    public required LossView Inherent { get; init; }

    /// <summary>With the controls for which evidence speaks.</summary>
    public required LossView Residual { get; init; }

    /// <summary>What each range contributes, greatest first.</summary>
    public required IReadOnlyList<LossAttribution> Attribution { get; init; }

    /// <summary>What the ranges of each shared driver contribute together, greatest first; empty when the owner named no driver.</summary>
    public IReadOnlyList<DriverAttribution> Drivers { get; init; } = [];

    /// <summary>The chance of exceeding each tolerance point, in the order of the points.</summary>
    public required IReadOnlyList<ToleranceFigure> Tolerance { get; init; }
}

/// <summary>What one range contributes to the loss.</summary>
public sealed record LossAttribution
{
    /// <summary>Id of the range, a risk id or <c>risk@component</c>.</summary>
    public required string Id { get; init; }

    /// <summary>By how much the expected annual loss would fall without it, with controls (leave-one-out).</summary>
    public required LossFigure Residual { get; init; }

    /// <summary>The same without controls.</summary>
    public required LossFigure Inherent { get; init; }

    /// <summary>Its mean loss in the worst 5 % of the years; these figures add up to the expected shortfall.</summary>
    public required double InWorstYears { get; init; }

    /// <summary>The instances that share the range, by id.</summary>
    public required IReadOnlyList<InstanceShare> Instances { get; init; }
}

/// <summary>What the ranges of one driver contribute to the loss together.</summary>
public sealed record DriverAttribution
{
    /// <summary>Name of the driver, as the owner wrote it.</summary>
    public required string Driver { get; init; }

    /// <summary>Ids of its ranges.</summary>
    public required IReadOnlyList<string> Ranges { get; init; }

    /// <summary>By how much the expected annual loss would fall without all of them, with controls.</summary>
    public required LossFigure Residual { get; init; }

    /// <summary>The same without controls.</summary>
    public required LossFigure Inherent { get; init; }

    /// <summary>Their mean loss in the worst 5 % of the years.</summary>
    public required double InWorstYears { get; init; }
}

/// <summary>How often an instance is where an attempt has most effect.</summary>
/// <param name="Id"><c>risk@component</c>.</param>
/// <param name="Weakest">Share of the draws in which no other instance is weaker, from 0 to 1; instances that are equally weak all count, so the shares may add up to more than 1.</param>
public sealed record InstanceShare(string Id, double Weakest);

/// <summary>The simulated chance of exceeding a tolerance point.</summary>
/// <param name="Point">The owner's point.</param>
/// <param name="Inherent">Share of years above its amount as if no control worked.</param>
/// <param name="Residual">Share of years above its amount with controls.</param>
public sealed record ToleranceFigure(TolerancePoint Point, LossFigure Inherent, LossFigure Residual);
