using System.Text.Json.Serialization;

namespace Proofmark.Interchange.Sarif;

/// <summary>The tool of a run (section 3.18).</summary>
public sealed record SarifTool
{
    /// <summary>Its main component.</summary>
    public SarifToolComponent? Driver { get; init; }
}

/// <summary>A tool component or a taxonomy (section 3.19).</summary>
public sealed record SarifToolComponent
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>Its version in SemVer 2.0 form.</summary>
    public string? SemanticVersion { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Organization { get; init; }

    /// <summary>What it is, in one sentence.</summary>
    public SarifMessage? ShortDescription { get; init; }

    /// <summary>The rules it can report.</summary>
    public IReadOnlyList<SarifRule>? Rules { get; init; }

    /// <summary>The entries of a taxonomy.</summary>
    public IReadOnlyList<SarifRule>? Taxa { get; init; }
}

/// <summary>A rule or a taxonomy entry (reportingDescriptor, section 3.49).</summary>
public sealed record SarifRule
{
    /// <summary>Stable id.</summary>
    public string? Id { get; init; }

    /// <summary>One sentence.</summary>
    public SarifMessage? ShortDescription { get; init; }

    /// <summary>Why it matters.</summary>
    public SarifMessage? FullDescription { get; init; }

    /// <summary>What to do.</summary>
    public SarifMessage? Help { get; init; }

    /// <summary>The level that holds unless a result says otherwise.</summary>
    public SarifConfiguration? DefaultConfiguration { get; init; }

    /// <summary>Entries of taxonomies it relates to.</summary>
    public IReadOnlyList<SarifRelationship>? Relationships { get; init; }

    /// <summary>Tags and the rank that code-scanning services read.</summary>
    public SarifRuleProperties? Properties { get; init; }
}

/// <summary>A default configuration (section 3.50).</summary>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>note</c> or <c>none</c>.</param>
public sealed record SarifConfiguration(string? Level);

/// <summary>A relation to a taxonomy entry (section 3.53).</summary>
/// <param name="Target">The entry.</param>
/// <param name="Kinds">How they relate.</param>
public sealed record SarifRelationship(SarifReference? Target, IReadOnlyList<string>? Kinds);

/// <summary>A reference to a rule or a taxonomy entry (section 3.52).</summary>
public sealed record SarifReference
{
    /// <summary>Id of the entry.</summary>
    public string? Id { get; init; }

    /// <summary>The component that defines it; null for the driver.</summary>
    public SarifComponentReference? ToolComponent { get; init; }
}

/// <summary>A reference to a tool component by name (section 3.54).</summary>
/// <param name="Name">Its name.</param>
public sealed record SarifComponentReference(string? Name);

/// <summary>Properties of a rule that code-scanning services read.</summary>
public sealed record SarifRuleProperties
{
    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>
    /// A number from 0.0 to 10.0 as text, by which GitHub sorts security alerts. A stand-in for the ordinal severity, not a CVSS score.
    /// </summary>
    [JsonPropertyName("security-severity")]
    public string? SecuritySeverity { get; init; }
}
