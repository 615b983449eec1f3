namespace Proofmark.Interchange.Oscal;

/// <summary>One run of an assessment.</summary>
public sealed record OscalResult
{
    /// <summary>Its id.</summary>
    public required string Uuid { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it says as a whole.</summary>
    public required string Description { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The tools.</summary>
    public OscalLocalDefinitions? LocalDefinitions { get; init; }

    /// <summary>Which controls were looked at.</summary>
    public required OscalReviewedControls ReviewedControls { get; init; }

    /// <summary>What was observed.</summary>
    public IReadOnlyList<OscalObservation>? Observations { get; init; }

    /// <summary>The risks.</summary>
    public IReadOnlyList<OscalRisk>? Risks { get; init; }

    /// <summary>The conclusions.</summary>
    public IReadOnlyList<OscalFinding>? Findings { get; init; }
}

/// <summary>What a document defines for itself.</summary>
/// <param name="AssessmentAssets">The tools.</param>
public sealed record OscalLocalDefinitions(OscalAssessmentAssets AssessmentAssets);

/// <summary>Tools and where they ran.</summary>
/// <param name="Components">The tools.</param>
/// <param name="AssessmentPlatforms">At least one.</param>
public sealed record OscalAssessmentAssets(IReadOnlyList<OscalComponent> Components, IReadOnlyList<OscalPlatform> AssessmentPlatforms);

/// <summary>A tool.</summary>
/// <param name="Uuid">Its id.</param>
/// <param name="Type">Its kind, for example <c>software</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Status">Whether it is in use.</param>
public sealed record OscalComponent(string Uuid, string Type, string Title, string Description, OscalState Status);

/// <summary>A platform.</summary>
/// <param name="Uuid">Its id.</param>
/// <param name="Title">Its name.</param>
public sealed record OscalPlatform(string Uuid, string Title);

/// <summary>A state.</summary>
/// <param name="State">Its name.</param>
/// <param name="Reason">Why; null when not said.</param>
public sealed record OscalState(string State, string? Reason = null);

/// <summary>Which controls were looked at.</summary>
/// <param name="ControlSelections">At least one selection.</param>
public sealed record OscalReviewedControls(IReadOnlyList<OscalControlSelection> ControlSelections);

/// <summary>A selection of controls.</summary>
/// <param name="Description">What it is.</param>
/// <param name="IncludeControls">The controls; null where all are meant.</param>
/// <param name="IncludeAll">All controls; null where they are listed.</param>
public sealed record OscalControlSelection(string Description, IReadOnlyList<OscalControlReference>? IncludeControls, OscalAll? IncludeAll);

/// <summary>A control.</summary>
/// <param name="ControlId">Its id.</param>
public sealed record OscalControlReference(string ControlId);

/// <summary>All there are; an empty object.</summary>
public sealed record OscalAll;

/// <summary>A conclusion about one objective.</summary>
public sealed record OscalFinding
{
    /// <summary>Its id.</summary>
    public required string Uuid { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What is concluded.</summary>
    public required string Description { get; init; }

    /// <summary>What it is about.</summary>
    public required OscalTarget Target { get; init; }

    /// <summary>Observations behind it.</summary>
    public IReadOnlyList<OscalObservationReference>? RelatedObservations { get; init; }

    /// <summary>Risks behind it.</summary>
    public IReadOnlyList<OscalRiskReference>? RelatedRisks { get; init; }
}

/// <summary>What a conclusion is about.</summary>
/// <param name="Type"><c>objective-id</c> or <c>statement-id</c>.</param>
/// <param name="TargetId">Its id, a token.</param>
/// <param name="Status"><c>satisfied</c> or <c>not-satisfied</c>.</param>
public sealed record OscalTarget(string Type, string TargetId, OscalState Status);

/// <summary>A reference to an observation.</summary>
/// <param name="ObservationUuid">Its id.</param>
public sealed record OscalObservationReference(string ObservationUuid);

/// <summary>A reference to a risk.</summary>
/// <param name="RiskUuid">Its id.</param>
public sealed record OscalRiskReference(string RiskUuid);
