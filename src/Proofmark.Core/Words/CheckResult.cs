namespace Proofmark.Core;

/// <summary>All that a room of the house may say about a subject.</summary>
public record CheckResult
{
    /// <summary>Which check spoke.</summary>
    public required CheckIdentity Check { get; init; }

    /// <summary>What it spoke about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>How far the check looked, for people: a path, a component, the whole system.</summary>
    public required string Scope { get; init; }

    /// <summary>The kind of evidence the check produces.</summary>
    public required Rung Method { get; init; }

    /// <summary>The conclusion.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Sorted, unique, stable codes that explain the outcome.</summary>
    public IReadOnlyList<string> ReasonCodes { get; init; } = [];

    /// <summary>How much of the scope was seen.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>What was observed.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What was measured.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>When the check ran (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The program that ran it.</summary>
    public required ToolIdentity Tool { get; init; }

    /// <summary>Digest of the rules the check used; null where it has none.</summary>
    public Digest? RuleSet { get; init; }

    /// <summary>
    /// The conclusion that findings and coverage allow: a finding above <see cref="Severity.Info"/> is a fail,
    /// absence of findings is a pass only with full coverage.
    /// </summary>
    public static Outcome Conclude(IReadOnlyList<Finding> findings, Coverage coverage)
    {
        if (findings.Any(f => f.Severity > Severity.Info))
        {
            return Outcome.Fail;
        }

        return coverage.IsFull ? Outcome.Pass : Outcome.NotEstablished;
    }
}
