namespace Proofmark.Risk.Assessments;

/// <summary>A test that has not spoken, and what it could teach. Ordinal: no money, no chance that it passes.</summary>
public sealed record NextTest
{
    /// <summary>The check.</summary>
    public required string CheckId { get; init; }

    /// <summary>The controls it would speak about, by id.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>What it could move, in one line with intervals.</summary>
    public required string Title { get; init; }

    /// <summary>A command that runs it or takes in its result.</summary>
    public required string Command { get; init; }

    /// <summary>What it could move, largest drop first, at most five.</summary>
    public required IReadOnlyList<PossibleMove> Moves { get; init; }
}
