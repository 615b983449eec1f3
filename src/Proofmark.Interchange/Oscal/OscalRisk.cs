namespace Proofmark.Interchange.Oscal;

/// <summary>A risk.</summary>
public sealed record OscalRisk
{
    /// <summary>Its id.</summary>
    public required string Uuid { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>Why it stands where it does.</summary>
    public required string Statement { get; init; }

    /// <summary><c>open</c>, <c>deviation-approved</c> or <c>closed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How it is judged.</summary>
    public IReadOnlyList<OscalCharacterization>? Characterizations { get; init; }

    /// <summary>What to do about it.</summary>
    public IReadOnlyList<OscalRemediation>? Remediations { get; init; }

    /// <summary>Observations behind it.</summary>
    public IReadOnlyList<OscalObservationReference>? RelatedObservations { get; init; }
}

/// <summary>A judgement of a risk by somebody.</summary>
/// <param name="Origin">Who judges.</param>
/// <param name="Facets">The figures, at least one.</param>
public sealed record OscalCharacterization(OscalOrigin Origin, IReadOnlyList<OscalFacet> Facets);

/// <summary>Who says something.</summary>
/// <param name="Actors">At least one.</param>
public sealed record OscalOrigin(IReadOnlyList<OscalActor> Actors);

/// <summary>A person or a tool.</summary>
/// <param name="Type"><c>tool</c>, <c>assessment-platform</c> or <c>party</c>.</param>
/// <param name="ActorUuid">Id of its component.</param>
public sealed record OscalActor(string Type, string ActorUuid);

/// <summary>One figure of a judgement.</summary>
/// <param name="Name">Its name, a token.</param>
/// <param name="System">The scheme that defines it, an address.</param>
/// <param name="Value">Its value.</param>
public sealed record OscalFacet(string Name, string System, string Value);

/// <summary>Something to do about a risk.</summary>
/// <param name="Uuid">Its id.</param>
/// <param name="Lifecycle"><c>recommendation</c>, <c>planned</c> or <c>completed</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What to do.</param>
public sealed record OscalRemediation(string Uuid, string Lifecycle, string Title, string Description);

/// <summary>Something that was observed.</summary>
public sealed record OscalObservation
{
    /// <summary>Its id.</summary>
    public required string Uuid { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What was observed.</summary>
    public required string Description { get; init; }

    /// <summary>At least one of <c>EXAMINE</c>, <c>INTERVIEW</c>, <c>TEST</c>, <c>UNKNOWN</c>.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>Who observed.</summary>
    public IReadOnlyList<OscalOrigin>? Origins { get; init; }

    /// <summary>The statements that record it.</summary>
    public IReadOnlyList<OscalEvidence>? RelevantEvidence { get; init; }

    /// <summary>When it was observed.</summary>
    public required DateTimeOffset Collected { get; init; }
}

/// <summary>A statement that records an observation.</summary>
/// <param name="Href">Where it is.</param>
/// <param name="Description">What it is.</param>
public sealed record OscalEvidence(string? Href, string Description);
