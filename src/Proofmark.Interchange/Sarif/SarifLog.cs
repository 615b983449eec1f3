using System.Text.Json.Serialization;

namespace Proofmark.Interchange.Sarif;

/// <summary>A SARIF log file (OASIS SARIF 2.1.0, section 3.13). Lists are null where they would be empty.</summary>
public sealed record SarifLog
{
    /// <summary>The version that is written.</summary>
    public const string CurrentVersion = "2.1.0";

    /// <summary>Address of the JSON schema; a name, nothing is fetched.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; } = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Version of the format.</summary>
    public string? Version { get; init; } = CurrentVersion;

    /// <summary>One entry for each run of a tool.</summary>
    public IReadOnlyList<SarifRun>? Runs { get; init; }
}

/// <summary>One run of one tool (section 3.14).</summary>
public sealed record SarifRun
{
    /// <summary>The tool that ran.</summary>
    public SarifTool? Tool { get; init; }

    /// <summary>How it was invoked and what it could not do.</summary>
    public IReadOnlyList<SarifInvocation>? Invocations { get; init; }

    /// <summary>Names for roots of relative addresses.</summary>
    public IReadOnlyDictionary<string, SarifArtifactLocation>? OriginalUriBaseIds { get; init; }

    /// <summary>Public catalogues that results refer to.</summary>
    public IReadOnlyList<SarifToolComponent>? Taxonomies { get; init; }

    /// <summary>The files the tool looked at (section 3.14.15).</summary>
    public IReadOnlyList<SarifArtifact>? Artifacts { get; init; }

    /// <summary>What was observed; null (not empty) when the tool did not get as far as looking (section 3.14.23).</summary>
    public IReadOnlyList<SarifResult>? Results { get; init; }

    /// <summary>Unit of <c>startColumn</c>.</summary>
    public string? ColumnKind { get; init; }

    /// <summary>What SARIF has no field for.</summary>
    public SarifRunProperties? Properties { get; init; }
}

/// <summary>What Proofmark adds to a run.</summary>
public sealed record SarifRunProperties
{
    /// <summary>The moment for which the run holds.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Digest of the rules that were used.</summary>
    public string? RuleSet { get; init; }

    /// <summary>Commit of the risk catalogue.</summary>
    public string? CatalogueCommit { get; init; }

    /// <summary>Number of check results by outcome.</summary>
    public IReadOnlyDictionary<string, int>? Outcomes { get; init; }
}
