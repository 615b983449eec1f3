using Proofmark.Core;

namespace Proofmark.Systems.Model;

/// <summary>An identity under which components act towards each other and towards the outside.</summary>
/// <param name="Name">Its name in the description.</param>
/// <param name="Kind">What it stands for: <c>user</c>, <c>service</c>, <c>workload</c> or <c>agent</c>.</param>
/// <param name="UsedBy">Ids of the components that act under it.</param>
/// <param name="Location">Where it is described.</param>
public sealed record SystemIdentity(string Name, string Kind, IReadOnlyList<string> UsedBy, Location Location)
{
    /// <summary>Answers about it by property id; see <see cref="SystemComponent.Properties"/>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties.Instance;
}
