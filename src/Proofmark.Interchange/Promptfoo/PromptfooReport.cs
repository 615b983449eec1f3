namespace Proofmark.Interchange.Promptfoo;

/// <summary>What promptfoo writes with <c>--output results.json</c>.</summary>
/// <param name="Version">Version of promptfoo.</param>
/// <param name="Time">When the evaluation ran.</param>
/// <param name="Tests">One entry for each test that ran.</param>
public sealed record PromptfooReport(string? Version, DateTimeOffset? Time, IReadOnlyList<PromptfooTest> Tests);

/// <summary>One test.</summary>
/// <param name="Plugin">The red-team plugin that made it; null for an ordinary test.</param>
/// <param name="Provider">What was asked.</param>
/// <param name="Verdict">What came out.</param>
public sealed record PromptfooTest(string? Plugin, string? Provider, PromptfooVerdict Verdict);

/// <summary>What came out of a test.</summary>
public enum PromptfooVerdict
{
    /// <summary>The assertions held.</summary>
    Passed,

    /// <summary>An assertion did not hold: for a red-team test, the attack got through.</summary>
    Failed,

    /// <summary>The test broke, so it says nothing.</summary>
    Broken,
}
