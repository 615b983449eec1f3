namespace Proofmark.Core;

/// <summary>Something observed at a location.</summary>
public sealed record Finding
{
    /// <summary>The stable id of the rule that speaks, for example <c>pickle.malicious-call</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One sentence: what is there, and what it would do.</summary>
    public required string Message { get; init; }

    /// <summary>Why it matters, in a sentence or two.</summary>
    public required string Why { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Fix { get; init; }

    /// <summary>Where it was seen.</summary>
    public required Location Location { get; init; }

    /// <summary>For code that would run: the call as it would be made, for example <c>posix.system('id')</c>.</summary>
    public string? Call { get; init; }

    /// <summary>Ids in public catalogues (ATLAS, CWE, CVE, OWASP).</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Components of the system that the finding concerns, where it speaks of a system.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];
}
