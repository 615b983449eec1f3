namespace Proofmark.Core.Json;

/// <summary>The frame around everything that Proofmark prints as JSON. Minor versions only add; readers ignore what they do not know.</summary>
/// <typeparam name="TResult">What the verb lists.</typeparam>
public record Envelope<TResult>
{
    /// <summary>Name of the schema, for example <c>proofmark.scan</c>; the file is <c>spec/scan.v1.schema.json</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>Version of the schema, <c>major.minor</c>.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The program.</summary>
    public ToolIdentity Tool { get; init; } = ToolIdentity.Current;

    /// <summary>Digest of the rules that were used.</summary>
    public Digest? RuleSet { get; init; }

    /// <summary>Commit of the risk catalogue that was used.</summary>
    public string? CatalogueCommit { get; init; }

    /// <summary>The moment for which the answer holds (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What was asked about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>The answer as a whole.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Sorted, unique codes that explain the outcome.</summary>
    public IReadOnlyList<string> ReasonCodes { get; init; } = [];

    /// <summary>The answer in parts.</summary>
    public required IReadOnlyList<TResult> Results { get; init; }
}
