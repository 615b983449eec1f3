using Proofmark.Core;

namespace Proofmark.Provenance.ModelSigning.Claims;

/// <summary>What a publisher says of a model. Signed, it shows who says so; it does not show that it is true.</summary>
/// <param name="ModelName">Name of the model, for information.</param>
/// <param name="Root">Root digest of the model that it is about.</param>
/// <param name="Licence">Its licence, an SPDX expression or a name; null when nothing is said.</param>
/// <param name="Card">Its model card; null when nothing is said.</param>
/// <param name="Parents">The models that it was made from, in the order given.</param>
public sealed record ModelClaims(string ModelName, Digest Root, string? Licence, ClaimedFile? Card, IReadOnlyList<ClaimedParent> Parents)
{
    /// <summary>The predicate type; a name, not an address.</summary>
    public const string PredicateType = "urn:proofmark:model-claims:v1";
}

/// <summary>A file that claims name.</summary>
/// <param name="Path">Path below the model, or the name of a file elsewhere.</param>
/// <param name="Digest">Its SHA-256 digest.</param>
public sealed record ClaimedFile(string Path, Digest Digest);

/// <summary>A model that another was made from.</summary>
/// <param name="Name">Its name or address.</param>
/// <param name="Digest">Its root digest (SHA-256); null when only the name is claimed.</param>
public sealed record ClaimedParent(string Name, Digest? Digest);
