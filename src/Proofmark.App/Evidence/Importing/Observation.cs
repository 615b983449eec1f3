using Proofmark.Core;

namespace Proofmark.App.Evidence.Importing;

/// <summary>What a report says about one thing, before it is decided how much it may count for.</summary>
internal sealed record Observation
{
    /// <summary>The check id after <c>import.</c>: source and what is spoken of, each made with <see cref="ImportNames.Slug"/>. For an answer about a control the whole id.</summary>
    public required string Check { get; init; }

    public required string Title { get; init; }

    public required Subject Subject { get; init; }

    /// <summary>True when the report itself names the bytes of the subject, and they are the subject's.</summary>
    public bool NamesBytes { get; init; }

    /// <summary>True when a program looked at the subject; false when somebody says something about it.</summary>
    public bool Looked { get; init; }

    /// <summary>True for an answer to a question.</summary>
    public bool IsAnswer { get; init; }

    public required Coverage Coverage { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>When it was observed, as the report says; null when it does not.</summary>
    public DateTimeOffset? Time { get; init; }

    public string? ToolName { get; init; }

    public string? ToolVersion { get; init; }

    /// <summary>Who answered, where the report says so.</summary>
    public string? Author { get; init; }
}
