namespace Proofmark.Interchange.Oscal;

/// <summary>A file with assessment results (OSCAL 1.2, model <c>assessment-results</c>).</summary>
/// <param name="AssessmentResults">The document.</param>
public sealed record OscalAssessmentResultsFile(OscalAssessmentResults AssessmentResults);

/// <summary>Assessment results. Lists are null where they would be empty: OSCAL has no empty lists.</summary>
/// <param name="Uuid">Id of the document.</param>
/// <param name="Metadata">Title, time and version.</param>
/// <param name="ImportAp">The assessment plan.</param>
/// <param name="Results">At least one result.</param>
/// <param name="BackMatter">What is referred to.</param>
public sealed record OscalAssessmentResults(
    string Uuid, OscalMetadata Metadata, OscalLink ImportAp, IReadOnlyList<OscalResult> Results, OscalBackMatter? BackMatter);

/// <summary>A file with a plan of action and milestones (OSCAL 1.2, model <c>plan-of-action-and-milestones</c>).</summary>
/// <param name="PlanOfActionAndMilestones">The document.</param>
public sealed record OscalPoamFile(OscalPoam PlanOfActionAndMilestones);

/// <summary>A plan of action and milestones.</summary>
public sealed record OscalPoam
{
    /// <summary>Id of the document.</summary>
    public required string Uuid { get; init; }

    /// <summary>Title, time and version.</summary>
    public required OscalMetadata Metadata { get; init; }

    /// <summary>The system.</summary>
    public required OscalSystemId SystemId { get; init; }

    /// <summary>The tools.</summary>
    public OscalLocalDefinitions? LocalDefinitions { get; init; }

    /// <summary>What was observed.</summary>
    public IReadOnlyList<OscalObservation>? Observations { get; init; }

    /// <summary>The risks.</summary>
    public IReadOnlyList<OscalRisk>? Risks { get; init; }

    /// <summary>At least one thing to do.</summary>
    public required IReadOnlyList<OscalPoamItem> PoamItems { get; init; }
}

/// <summary>A thing to do.</summary>
public sealed record OscalPoamItem
{
    /// <summary>Its id.</summary>
    public required string Uuid { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>What to do.</summary>
    public required string Description { get; init; }

    /// <summary>Observations behind it.</summary>
    public IReadOnlyList<OscalObservationReference>? RelatedObservations { get; init; }

    /// <summary>Risks behind it.</summary>
    public IReadOnlyList<OscalRiskReference>? RelatedRisks { get; init; }
}

/// <summary>What every document begins with.</summary>
/// <param name="Title">Its title.</param>
/// <param name="LastModified">When it was made.</param>
/// <param name="Version">Its version.</param>
/// <param name="OscalVersion">Version of the format.</param>
/// <param name="Remarks">What a reader must know.</param>
public sealed record OscalMetadata(string Title, DateTimeOffset LastModified, string Version, string OscalVersion, string? Remarks)
{
    /// <summary>The version that is written.</summary>
    public const string CurrentVersion = "1.2.2";
}

/// <summary>A reference to a document or, with <c>#</c>, to a resource of the back matter.</summary>
/// <param name="Href">The address.</param>
public sealed record OscalLink(string Href);

/// <summary>The name of a system in a scheme.</summary>
/// <param name="IdentifierType">The scheme, an address.</param>
/// <param name="Id">The name.</param>
public sealed record OscalSystemId(string IdentifierType, string Id);

/// <summary>What is referred to.</summary>
/// <param name="Resources">At least one.</param>
public sealed record OscalBackMatter(IReadOnlyList<OscalResource> Resources);

/// <summary>A resource.</summary>
/// <param name="Uuid">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it is.</param>
public sealed record OscalResource(string Uuid, string Title, string Description);
