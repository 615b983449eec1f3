namespace Proofmark.Interchange.Sarif;

/// <summary>Something observed (section 3.27).</summary>
public sealed record SarifResult
{
    /// <summary>Id of the rule.</summary>
    public string? RuleId { get; init; }

    /// <summary>Index of the rule in the driver's rules.</summary>
    public int? RuleIndex { get; init; }

    /// <summary><c>fail</c> when absent; else <c>pass</c>, <c>open</c>, <c>informational</c>, <c>notApplicable</c> or <c>review</c>.</summary>
    public string? Kind { get; init; }

    /// <summary><c>error</c>, <c>warning</c>, <c>note</c> or <c>none</c>.</summary>
    public string? Level { get; init; }

    /// <summary>How it compares with an earlier run: <c>new</c>, <c>unchanged</c>, <c>updated</c> or <c>absent</c>; the last is an observation that is gone.</summary>
    public string? BaselineState { get; init; }

    /// <summary>What was observed.</summary>
    public SarifMessage? Message { get; init; }

    /// <summary>Where.</summary>
    public IReadOnlyList<SarifLocation>? Locations { get; init; }

    /// <summary>Names under which the same observation is recognised in another run.</summary>
    public IReadOnlyDictionary<string, string>? PartialFingerprints { get; init; }

    /// <summary>Entries of taxonomies that apply.</summary>
    public IReadOnlyList<SarifReference>? Taxa { get; init; }

    /// <summary>What SARIF has no field for.</summary>
    public SarifResultProperties? Properties { get; init; }
}

/// <summary>A text (section 3.11; also multiformatMessageString, section 3.12).</summary>
/// <param name="Text">Plain text.</param>
public sealed record SarifMessage(string? Text);

/// <summary>What Proofmark adds to a result.</summary>
public sealed record SarifResultProperties
{
    /// <summary>Severity: <c>info</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>critical</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>The call as it would be made.</summary>
    public string? Call { get; init; }

    /// <summary>Why it matters.</summary>
    public string? Why { get; init; }

    /// <summary>What to do.</summary>
    public string? Fix { get; init; }

    /// <summary>Byte offset inside the member of a container.</summary>
    public long? MemberOffset { get; init; }

    /// <summary>References that belong to no taxonomy of the run, for example CVE ids.</summary>
    public IReadOnlyList<string>? References { get; init; }

    /// <summary>Components of the system that are concerned.</summary>
    public IReadOnlyList<string>? Components { get; init; }

    /// <summary>Digest of the subject.</summary>
    public string? SubjectDigest { get; init; }
}
