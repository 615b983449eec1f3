using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Evidence;

/// <summary>Where a statement was found; decides how far it may be believed.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EvidenceOrigin>))]
public enum EvidenceOrigin
{
    /// <summary>A check of this run made it.</summary>
    ThisRun,

    /// <summary>It lies in a store that the user named.</summary>
    NamedStore,

    /// <summary>It lies inside the assessed tree: whoever made the tree could have made it.</summary>
    AssessedTree,
}
