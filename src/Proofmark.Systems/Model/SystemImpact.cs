using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;

namespace Proofmark.Systems.Model;

/// <summary>What a loss would mean to the owner. All figures are the owner's own; none has a default.</summary>
public sealed record SystemImpact
{
    /// <summary>ISO 4217 code of every amount, for example <c>EUR</c>; null when no amount is given.</summary>
    public string? Currency { get; init; }

    /// <summary>How much may be lost how often, sorted by amount: the loss tolerance curve.</summary>
    public IReadOnlyList<TolerancePoint> Tolerance { get; init; } = [];

    /// <summary>Impact classes that the owner gives to risks, by risk id or <c>risk@component</c>.</summary>
    public IReadOnlyDictionary<string, ImpactClass> Classes { get; init; } = new SortedDictionary<string, ImpactClass>(StringComparer.Ordinal);

    /// <summary>The owner's ranges, by risk id or <c>risk@component</c>.</summary>
    public IReadOnlyDictionary<string, LossRange> Losses { get; init; } = new SortedDictionary<string, LossRange>(StringComparer.Ordinal);
}

/// <summary>How bad it is when a risk comes true, in rising order: an ordinal, never multiplied or averaged.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ImpactClass>))]
public enum ImpactClass
{
    /// <summary>A nuisance.</summary>
    Low,

    /// <summary>Harm that can be mended in the ordinary course of work.</summary>
    Moderate,

    /// <summary>Harm to people, business or duties that lasts or must be reported.</summary>
    High,

    /// <summary>Harm that cannot be undone, the system in other hands, or its purpose or its owner at stake.</summary>
    Severe,
}

/// <summary>A point of the loss tolerance curve.</summary>
/// <param name="Probability">Highest acceptable chance per year, above 0 and at most 1.</param>
/// <param name="Amount">A yearly loss above 0, in the currency of the impact.</param>
public sealed record TolerancePoint(double Probability, double Amount);

/// <summary>The owner's ranges for one risk.</summary>
/// <param name="EventsPerYear">Attempts per year that would succeed if no control worked: lowest, most likely, highest (PERT).</param>
/// <param name="LossPerEvent">Central 90 % interval of the loss of one event, both above 0 (lognormal).</param>
/// <param name="Location">Where the ranges stand.</param>
public sealed record LossRange(PertRange EventsPerYear, AmountInterval LossPerEvent, Location Location)
{
    /// <summary>Name of a shared driver, for example a vendor: risks with the same driver come true together. Null for none.</summary>
    public string? Driver { get; init; }
}

/// <summary>Lowest, most likely and highest value.</summary>
/// <param name="Low">Lowest, 0 or more.</param>
/// <param name="Mode">Most likely.</param>
/// <param name="High">Highest.</param>
public sealed record PertRange(double Low, double Mode, double High);

/// <summary>A central 90 % interval of amounts.</summary>
/// <param name="Low">5 % quantile, above 0.</param>
/// <param name="High">95 % quantile, not below the low one.</param>
public sealed record AmountInterval(double Low, double High);
