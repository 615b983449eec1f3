using System.Text.Json.Serialization;

namespace Proofmark.Interchange.CycloneDx;

/// <summary>A bill of materials (CycloneDX 1.6, ECMA-424), as far as Proofmark writes it.</summary>
public sealed record CycloneDxBom
{
    /// <summary>Always <c>CycloneDX</c>.</summary>
    public string BomFormat { get; init; } = "CycloneDX";

    /// <summary>Version of the specification.</summary>
    public string SpecVersion { get; init; } = "1.6";

    /// <summary><c>urn:uuid:</c> and a UUID.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Version of the document.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What it is about, and who wrote it when.</summary>
    public required CycloneDxMetadata Metadata { get; init; }

    /// <summary>Parts that are files, data or models.</summary>
    public required IReadOnlyList<CycloneDxComponent> Components { get; init; }

    /// <summary>Parts that are called.</summary>
    public required IReadOnlyList<CycloneDxService> Services { get; init; }

    /// <summary>What sends to what.</summary>
    public required IReadOnlyList<CycloneDxDependency> Dependencies { get; init; }
}

/// <summary>What a document is about.</summary>
/// <param name="Timestamp">When it was written (UTC).</param>
/// <param name="Tools">By what.</param>
/// <param name="Component">About what.</param>
public sealed record CycloneDxMetadata(DateTimeOffset Timestamp, CycloneDxTools Tools, CycloneDxComponent Component);

/// <summary>The tools that wrote a document.</summary>
/// <param name="Components">The tools.</param>
public sealed record CycloneDxTools(IReadOnlyList<CycloneDxComponent> Components);

/// <summary>A part.</summary>
/// <param name="Type">Kind of part, for example <c>machine-learning-model</c>, <c>data</c>, <c>library</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record CycloneDxComponent(string Type, string Name)
{
    /// <summary>Its id in the document.</summary>
    [JsonPropertyName("bom-ref")]
    public string? BomRef { get; init; }

    /// <summary>Its version; null when not known.</summary>
    public string? Version { get; init; }

    /// <summary>Package URL.</summary>
    public string? Purl { get; init; }

    /// <summary>For data: what is in it.</summary>
    public IReadOnlyList<CycloneDxData>? Data { get; init; }

    /// <summary>Further names and values.</summary>
    public IReadOnlyList<CycloneDxProperty>? Properties { get; init; }
}

/// <summary>Content of a data component.</summary>
/// <param name="Type">Kind of content, for example <c>dataset</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Classification">What kind of data it is; null when not said.</param>
public sealed record CycloneDxData(string Type, string Name, string? Classification);

/// <summary>A part that is called.</summary>
/// <param name="Name">Its name.</param>
public sealed record CycloneDxService(string Name)
{
    /// <summary>Its id in the document.</summary>
    [JsonPropertyName("bom-ref")]
    public required string BomRef { get; init; }

    /// <summary>True when a flow to or from it crosses a trust boundary.</summary>
    [JsonPropertyName("x-trust-boundary")]
    public required bool CrossesTrustBoundary { get; init; }

    /// <summary>The trust boundary around it; null when none is described.</summary>
    public string? TrustZone { get; init; }

    /// <summary>What flows in and out.</summary>
    public IReadOnlyList<CycloneDxFlow>? Data { get; init; }

    /// <summary>Further names and values.</summary>
    public IReadOnlyList<CycloneDxProperty>? Properties { get; init; }
}

/// <summary>Data that a service takes or gives.</summary>
/// <param name="Flow"><c>inbound</c> or <c>outbound</c>.</param>
/// <param name="Classification">What kind of data it is.</param>
/// <param name="Name">What flows; null when not said.</param>
public sealed record CycloneDxFlow(string Flow, string Classification, string? Name);

/// <summary>A further name and value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record CycloneDxProperty(string Name, string Value);

/// <summary>What a part sends to.</summary>
/// <param name="Ref">The part.</param>
/// <param name="DependsOn">The parts.</param>
public sealed record CycloneDxDependency(string Ref, IReadOnlyList<string> DependsOn);
