namespace Proofmark.Interchange.Sarif;

/// <summary>A file that has to do with a run (section 3.24).</summary>
public sealed record SarifArtifact
{
    /// <summary>Where it is.</summary>
    public SarifArtifactLocation? Location { get; init; }

    /// <summary>Its digests in hexadecimal, by name of the algorithm (<c>sha-256</c>).</summary>
    public IReadOnlyDictionary<string, string>? Hashes { get; init; }
}
