namespace Proofmark.Interchange.Sarif;

/// <summary>A place (section 3.28).</summary>
public sealed record SarifLocation
{
    /// <summary>File and region.</summary>
    public SarifPhysicalLocation? PhysicalLocation { get; init; }

    /// <summary>Members of containers and components of the system.</summary>
    public IReadOnlyList<SarifLogicalLocation>? LogicalLocations { get; init; }
}

/// <summary>File and region (section 3.29).</summary>
/// <param name="ArtifactLocation">The file.</param>
/// <param name="Region">The part of it; null for the whole.</param>
public sealed record SarifPhysicalLocation(SarifArtifactLocation? ArtifactLocation, SarifRegion? Region = null);

/// <summary>The address of a file (section 3.4).</summary>
public sealed record SarifArtifactLocation
{
    /// <summary>A URI reference, relative to <see cref="UriBaseId"/>.</summary>
    public string? Uri { get; init; }

    /// <summary>Index of the file in the run's artifacts, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>Name of the root.</summary>
    public string? UriBaseId { get; init; }

    /// <summary>What the address stands for.</summary>
    public SarifMessage? Description { get; init; }
}

/// <summary>A part of a file (section 3.30).</summary>
public sealed record SarifRegion
{
    /// <summary>First line, from 1.</summary>
    public int? StartLine { get; init; }

    /// <summary>First column, from 1.</summary>
    public int? StartColumn { get; init; }

    /// <summary>First byte, from 0.</summary>
    public long? ByteOffset { get; init; }
}

/// <summary>A named construct (section 3.33).</summary>
public sealed record SarifLogicalLocation
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its name with everything around it.</summary>
    public string? FullyQualifiedName { get; init; }

    /// <summary>What it is, for example <c>member</c> or <c>component</c>.</summary>
    public string? Kind { get; init; }
}
