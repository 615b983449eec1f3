using System.Text.Json.Serialization;

namespace Proofmark.Interchange.CycloneDx;

/// <summary>A bill of materials of CycloneDX 1.6 (ECMA-424), as far as Proofmark writes it.</summary>
public sealed record CycloneDxBom
{
    /// <summary>Always <c>CycloneDX</c>.</summary>
    public string BomFormat { get; init; } = "CycloneDX";

    /// <summary>Version of the format.</summary>
    public string SpecVersion { get; init; } = "1.6";

    /// <summary><c>urn:uuid:</c> and a UUID of the content; set by <see cref="CycloneDxWriter"/>.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Version of this document.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When, by what, about what.</summary>
    public required CycloneDxMetadata Metadata { get; init; }

    /// <summary>Models, data, libraries and files.</summary>
    public IReadOnlyList<CycloneDxComponent> Components { get; init; } = [];

    /// <summary>Parts that are reached over a flow.</summary>
    public IReadOnlyList<CycloneDxService> Services { get; init; } = [];

    /// <summary>What consists of what.</summary>
    public IReadOnlyList<CycloneDxDependency> Dependencies { get; init; } = [];
}

/// <summary>When, by what, about what.</summary>
/// <param name="Timestamp">ISO 8601, UTC.</param>
/// <param name="Tools">The program that wrote it.</param>
/// <param name="Component">What the bill is about.</param>
public sealed record CycloneDxMetadata(string Timestamp, CycloneDxTools Tools, CycloneDxComponent Component);

/// <summary>Programs.</summary>
/// <param name="Components">Each as a component.</param>
public sealed record CycloneDxTools(IReadOnlyList<CycloneDxComponent> Components);

/// <summary>A part.</summary>
public sealed record CycloneDxComponent
{
    /// <summary><c>application</c>, <c>library</c>, <c>machine-learning-model</c>, <c>data</c> …</summary>
    public required string Type { get; init; }

    /// <summary>Unique in the document.</summary>
    [JsonPropertyName("bom-ref")]
    public string? BomRef { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, where known.</summary>
    public string? Version { get; init; }

    /// <summary>Package URL, where it is a package.</summary>
    public string? Purl { get; init; }

    /// <summary>What a <c>data</c> component holds; no other type has it.</summary>
    public IReadOnlyList<CycloneDxDataset>? Data { get; init; }

    /// <summary>Further facts.</summary>
    public IReadOnlyList<CycloneDxProperty>? Properties { get; init; }
}

/// <summary>What a data component holds.</summary>
/// <param name="Type"><c>dataset</c>, <c>configuration</c> …</param>
/// <param name="Name">Its name.</param>
public sealed record CycloneDxDataset(string Type, string Name)
{
    /// <summary>Classes, joined by a comma.</summary>
    public string? Classification { get; init; }
}

/// <summary>A part that is reached over a flow.</summary>
public sealed record CycloneDxService
{
    /// <summary>Unique in the document.</summary>
    [JsonPropertyName("bom-ref")]
    public required string BomRef { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>True when one of its flows crosses a trust boundary; absent when nobody drew boundaries.</summary>
    [JsonPropertyName("x-trust-boundary")]
    public bool? CrossesTrustBoundary { get; init; }

    /// <summary>The boundary it stands in.</summary>
    public string? TrustZone { get; init; }

    /// <summary>What flows in and out.</summary>
    public IReadOnlyList<CycloneDxFlow>? Data { get; init; }

    /// <summary>Further facts.</summary>
    public IReadOnlyList<CycloneDxProperty>? Properties { get; init; }
}

/// <summary>Data that flows.</summary>
/// <param name="Flow"><c>inbound</c> or <c>outbound</c>.</param>
/// <param name="Classification">Its class; <c>unclassified</c> when nobody said.</param>
/// <param name="Name">What flows.</param>
public sealed record CycloneDxFlow(string Flow, string Classification, string Name)
{
    /// <summary>The other end of an inbound flow, as a reference (<c>urn:…</c>).</summary>
    public IReadOnlyList<string>? Source { get; init; }

    /// <summary>The other end of an outbound flow, as a reference (<c>urn:…</c>).</summary>
    public IReadOnlyList<string>? Destination { get; init; }
}

/// <summary>A further fact.</summary>
/// <param name="Name">Its name, with the prefix <c>proofmark:</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record CycloneDxProperty(string Name, string Value);

/// <summary>What something consists of.</summary>
/// <param name="Ref">The whole.</param>
/// <param name="DependsOn">The parts.</param>
public sealed record CycloneDxDependency(string Ref, IReadOnlyList<string> DependsOn);
