using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>A range of the owner as the figures used it, with what it rests on.</summary>
public sealed record OwnerRange
{
    /// <summary>A risk id or <c>risk@component</c>, as the owner wrote it.</summary>
    public required string Id { get; init; }

    /// <summary>Attempts per year that would succeed if no control worked: lowest, most likely, highest; 0 or more.</summary>
    public required PertRange EventsPerYear { get; init; }

    /// <summary>Central 90 % interval of the loss of one event, above 0, in the currency of the assessment.</summary>
    public required AmountInterval LossPerEvent { get; init; }

    /// <summary>Name of the driver that it shares with other ranges; null for none.</summary>
    public string? Driver { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location Location { get; init; }

    /// <summary>What it rests on: always <c>owner</c>. Whether the owner's word is believed says <see cref="LossAssessment.Trusted"/>.</summary>
    public string Basis { get; init; } = ImpactRating.Owner;

    internal static OwnerRange Of(LossInput input) => new()
    {
        Id = input.Id,
        EventsPerYear = input.Range.EventsPerYear,
        LossPerEvent = input.Range.LossPerEvent,
        Driver = input.Range.Driver,
        Location = input.Range.Location,
    };
}
