using Proofmark.Core;

namespace Proofmark.Systems.Model;

/// <summary>A data set of the system.</summary>
/// <param name="Name">Its name in the description.</param>
/// <param name="Classes">What is in it, for example <c>pii</c>; empty when not said.</param>
/// <param name="Location">Where it is described.</param>
public sealed record DataSet(string Name, IReadOnlyList<string> Classes, Location Location)
{
    /// <summary>Where it comes from, for example <c>customers</c>; null when not said.</summary>
    public string? Origin { get; init; }

    /// <summary>Answers about it by property id; see <see cref="SystemComponent.Properties"/>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = NoProperties.Instance;
}
