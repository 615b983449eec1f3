using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description;

/// <summary>What <c>proofmark.yaml</c> says.</summary>
public sealed record SystemDescription
{
    /// <summary>Id of the system.</summary>
    public required string Id { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>Persona ids.</summary>
    public IReadOnlyList<string> Personas { get; init; } = [];

    /// <summary>The components.</summary>
    public IReadOnlyList<SystemComponent> Components { get; init; } = [];

    /// <summary>The flows.</summary>
    public IReadOnlyList<SystemFlow> Flows { get; init; } = [];

    /// <summary>Trust boundaries.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Boundaries { get; init; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The data sets by name.</summary>
    public IReadOnlyDictionary<string, DataSet> Data { get; init; } = new SortedDictionary<string, DataSet>(StringComparer.Ordinal);

    /// <summary>The identities by name.</summary>
    public IReadOnlyDictionary<string, SystemIdentity> Identities { get; init; } = new SortedDictionary<string, SystemIdentity>(StringComparer.Ordinal);

    /// <summary>Answers about the system as a whole.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties.Instance;

    /// <summary>What a loss would mean; null when nobody said.</summary>
    public SystemImpact? Impact { get; init; }

    /// <summary>Claimed controls.</summary>
    public IReadOnlyList<ControlClaim> Controls { get; init; } = [];

    /// <summary>Accepted risks.</summary>
    public IReadOnlyList<AcceptedRisk> Accepted { get; init; } = [];

    /// <summary>Places of MCP configurations by component id.</summary>
    public IReadOnlyDictionary<string, string> Mcp { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
