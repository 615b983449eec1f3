using Proofmark.Core;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Model;

/// <summary>What is assessed: the description somebody wrote, and what discovery saw.</summary>
public sealed record SystemModel
{
    /// <summary>The system's id.</summary>
    public required string Id { get; init; }

    /// <summary>Who answers for it; null when nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Persona ids of the catalogue that the owner takes.</summary>
    public IReadOnlyList<string> Personas { get; init; } = [];

    /// <summary>The components, declared ones first, then discovered ones; ids are unique.</summary>
    public required IReadOnlyList<SystemComponent> Components { get; init; }

    /// <summary>Directed flows between components.</summary>
    public IReadOnlyList<SystemFlow> Flows { get; init; } = [];

    /// <summary>Trust boundaries: a name and the ids of the components inside.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Boundaries { get; init; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The data sets by name.</summary>
    public IReadOnlyDictionary<string, DataSet> Data { get; init; } = new SortedDictionary<string, DataSet>(StringComparer.Ordinal);

    /// <summary>The identities under which parts of the system act, by name.</summary>
    public IReadOnlyDictionary<string, SystemIdentity> Identities { get; init; } = new SortedDictionary<string, SystemIdentity>(StringComparer.Ordinal);

    /// <summary>Answers about the system as a whole, by property id; see <see cref="SystemComponent.Properties"/>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties.Instance;

    /// <summary>What a loss would mean to the owner; null when nobody said.</summary>
    public SystemImpact? Impact { get; init; }

    /// <summary>Controls that the description claims; a claim is never a test.</summary>
    public IReadOnlyList<ControlClaim> ControlClaims { get; init; } = [];

    /// <summary>Risks that the description says are accepted.</summary>
    public IReadOnlyList<AcceptedRisk> Accepted { get; init; } = [];

    /// <summary>Everything that discovery saw, sorted by path, line, rule and value.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Where discovery left out installed packages and records of this tool.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>What discovery could not read.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; init; } = [];

    /// <summary>Paths of the model files that discovery saw, sorted.</summary>
    public IReadOnlyList<string> ModelFiles() =>
        [.. Facts.Where(f => f.Kind == FactKind.ModelFile).Select(f => f.Location.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>A part of the system.</summary>
/// <param name="Id">Unique id, for example <c>llm</c>; discovered components get an id made from their kind.</param>
/// <param name="Kind">Component id of the catalogue, for example <c>componentTheModel</c>.</param>
/// <param name="Declared">True when a person described it, false when discovery added it.</param>
/// <param name="Location">Where it is described or where the first fact for it stands.</param>
public sealed record SystemComponent(string Id, string Kind, bool Declared, Location Location)
{
    /// <summary>Who can reach it: <c>internet</c>, <c>partner</c>, <c>internal</c>; null when not said.</summary>
    public string? Exposure { get; init; }

    /// <summary>Untrusted origins whose text or files enter here, for example <c>user</c>, <c>email</c>, <c>web</c>.</summary>
    public IReadOnlyList<string> Untrusted { get; init; } = [];

    /// <summary>Things the component may do, for example <c>mail.send</c>.</summary>
    public IReadOnlyList<string> Privileges { get; init; } = [];

    /// <summary>Who approves consequential actions, as claimed: <c>none</c>, <c>some</c>, <c>all</c>; null when not said.</summary>
    public string? Approval { get; init; }

    /// <summary>Where a model or adapter comes from, for example <c>hf:org/name@revision</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Declared format of a model, for example <c>safetensors</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Names of the data sets it holds.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>Files of the component, relative to the root.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>True when a file is one of <see cref="Files"/> or lies in a folder that is.</summary>
    public bool Owns(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Files.Any(f => f == path || (path.Length > f.Length && path.StartsWith(f, StringComparison.Ordinal) && (f.EndsWith('/') || path[f.Length] == '/')));
    }

    /// <summary>Answers about it by property id of the property vocabulary; what is absent was not answered, and not answered is unknown.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties.Instance;
}

/// <summary>A directed flow.</summary>
/// <param name="From">Id of the sending component.</param>
/// <param name="To">Id of the receiving component.</param>
/// <param name="Label">What flows; may be empty.</param>
/// <param name="Declared">True when a person described it, false when discovery concluded it.</param>
public sealed record SystemFlow(string From, string To, string Label, bool Declared)
{
    /// <summary>Answers about it by property id; see <see cref="SystemComponent.Properties"/>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties.Instance;

    /// <summary>Where the description says it; null for a flow that was concluded.</summary>
    public Location? Location { get; init; }
}

/// <summary>A control that the description claims.</summary>
/// <param name="ControlId">Control id of the catalogue.</param>
/// <param name="At">Ids of the components it is said to protect; empty for all.</param>
/// <param name="Location">Where the claim stands.</param>
public sealed record ControlClaim(string ControlId, IReadOnlyList<string> At, Location Location);

/// <summary>A risk that somebody accepted.</summary>
/// <param name="Risk">Instance, <c>risk@component</c>.</param>
/// <param name="By">Who accepted it.</param>
/// <param name="Why">The reason.</param>
/// <param name="Until">Last day on which it holds.</param>
/// <param name="Location">Where it stands.</param>
public sealed record AcceptedRisk(string Risk, string By, string Why, DateOnly Until, Location Location);
