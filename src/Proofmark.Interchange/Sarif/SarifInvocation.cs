namespace Proofmark.Interchange.Sarif;

/// <summary>How the tool was invoked (section 3.20).</summary>
public sealed record SarifInvocation
{
    /// <summary>False when a check broke, so that the run is not a full answer.</summary>
    public bool? ExecutionSuccessful { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTimeUtc { get; init; }

    /// <summary>What the tool could not do.</summary>
    public IReadOnlyList<SarifNotification>? ToolExecutionNotifications { get; init; }
}

/// <summary>Something about the run itself, not about the subject (section 3.58).</summary>
public sealed record SarifNotification
{
    /// <summary>The reason code.</summary>
    public SarifReference? Descriptor { get; init; }

    /// <summary><c>error</c>, <c>warning</c>, <c>note</c> or <c>none</c>.</summary>
    public string? Level { get; init; }

    /// <summary>What happened.</summary>
    public SarifMessage? Message { get; init; }

    /// <summary>Where.</summary>
    public IReadOnlyList<SarifLocation>? Locations { get; init; }
}
