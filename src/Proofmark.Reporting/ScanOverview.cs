using Proofmark.Core;

namespace Proofmark.Reporting;

/// <summary>Everything that a view of a scan may show.</summary>
public sealed record ScanOverview
{
    /// <summary>What was asked about, as the user named it.</summary>
    public required string Target { get; init; }

    /// <summary>One result for each file and check.</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }

    /// <summary>The answer as a whole, as the exit code gives it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The moment for which the answer holds (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The program.</summary>
    public ToolIdentity Tool { get; init; } = ToolIdentity.Current;

    /// <summary>Digest of the rules that were used.</summary>
    public Digest? RuleSet { get; init; }
}
