using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Loss;

/// <summary>What a year may cost the owner, by the owner's own ranges. Without ranges there is none of this: the tool has no amount of its own.</summary>
public sealed record LossAssessment
{
    /// <summary>The model by which it was computed.</summary>
    public const string ModelName = "loss model v1";

    /// <summary>Always <see cref="ModelName"/>.</summary>
    public string Model { get; init; } = ModelName;

    /// <summary>ISO 4217 code of every amount; null when the owner named none.</summary>
    public string? Currency { get; init; }

    /// <summary>False when ranges and tolerance are claims of the assessed tree: then no tolerance is found to be kept.</summary>
    public required bool Trusted { get; init; }

    /// <summary>Instances with a range, of all instances. What has no range is not in any figure.</summary>
    public required RangeCoverage Coverage { get; init; }

    /// <summary>The figures; null when no range could be used, for nothing simulated is not a loss of nothing.</summary>
    public LossSimulation? Simulation { get; init; }

    /// <summary>The owner's ranges that are in the figures, by id.</summary>
    public IReadOnlyList<OwnerRange> Ranges { get; init; } = [];

    /// <summary>What is in the figures besides the owner's ranges.</summary>
    public IReadOnlyList<LossAssumption> Assumptions { get; init; } = [];

    /// <summary>What the figures mean for each point of the owner's tolerance, in the order of amounts; empty without figures.</summary>
    public required IReadOnlyList<ToleranceVerdict> Tolerance { get; init; }

    /// <summary>Ranges that could not be used, by id.</summary>
    public required IReadOnlyList<UnusedRange> Unused { get; init; }
}

/// <summary>How many risk instances have a range.</summary>
/// <param name="With">How many have one.</param>
/// <param name="Of">How many there are.</param>
public sealed record RangeCoverage(int With, int Of);

/// <summary>A range that is in no figure.</summary>
/// <param name="Id">As the owner wrote it.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Reason">Why it was not used.</param>
public sealed record UnusedRange(string Id, Location Location, string Reason);

/// <summary>Where the loss stands against a tolerance point.</summary>
/// <param name="Figure">The simulated chances.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Why">One sentence that says why.</param>
public sealed record ToleranceVerdict(ToleranceFigure Figure, ToleranceStanding Standing, string Why);

/// <summary>Where a loss stands against a tolerance point, worst first.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ToleranceStanding>))]
public enum ToleranceStanding
{
    /// <summary>More likely than tolerated, by more than two standard errors.</summary>
    Exceeded,

    /// <summary>Too close to tell with this number of years, something that may cost has no range, or the ranges are only claims.</summary>
    NotEstablished,

    /// <summary>Not more likely than tolerated, by more than two standard errors, everything has a range, and the ranges are believed.</summary>
    Within,
}
