namespace Proofmark.Risk.Loss.Information;

/// <summary>What it is worth to find out how well a control works before deciding.</summary>
public sealed record InformationValue
{
    /// <summary>The control.</summary>
    public required string ControlId { get; init; }

    /// <summary>By how much the expected yearly loss and cost would fall if θ were known first; 0 or more. A test that costs more is not worth it, however good it is.</summary>
    public required LossFigure Value { get; init; }

    /// <summary>Name of the decision that is best with what is known now; of equally good ones the first.</summary>
    public required string BestNow { get; init; }

    /// <summary>Chance that knowing θ leads to another decision, from 0 to 1.</summary>
    public required double ChangesDecision { get; init; }

    /// <summary>Each decision with its expected yearly cost and loss now, in the order of the decisions.</summary>
    public required IReadOnlyList<DecisionLoss> Decisions { get; init; }
}

/// <summary>What a decision is expected to cost.</summary>
/// <param name="Name">The decision.</param>
/// <param name="Expected">Its cost and the expected yearly loss of the risks that any of the decisions touches.</param>
public sealed record DecisionLoss(string Name, double Expected);
