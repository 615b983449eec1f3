namespace Proofmark.Risk.Assessments;

/// <summary>How far a control is credited.</summary>
public sealed record ControlAssessment
{
    /// <summary>Control id of the catalogue.</summary>
    public required string ControlId { get; init; }

    /// <summary>Title of the control.</summary>
    public required string Title { get; init; }

    /// <summary>True when at least one bound check could speak in favour; one that only looks for mistakes does not show that the control works.</summary>
    public required bool TestExists { get; init; }

    /// <summary>Ids of the checks bound to it.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>The credited effectiveness: the 10 % quantile of the Beta posterior; null when no test exists or no evidence is live.</summary>
    public double? Credited { get; init; }

    /// <summary>Mean of the Beta posterior; null as above.</summary>
    public double? Mean { get; init; }

    /// <summary>90 % quantile of the Beta posterior; null as above.</summary>
    public double? High { get; init; }

    /// <summary>Ids of the evidence that was counted.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>What is known about how much its checks find; null when no evidence speaks for the control.</summary>
    public ControlRecall? Recall { get; init; }

    /// <summary>Checks that the control must have and that have not spoken about everything they must; each counts as a fail of weight 2.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
