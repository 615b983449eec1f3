using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Evidence;

namespace Proofmark.Risk.Evidence;

/// <summary>A statement and where it was found.</summary>
/// <param name="Id">Digest of the statement's canonical bytes.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="Location">The file it was read from; for a result of this run the place its subject has in the tree.</param>
public sealed record EvidenceItem(Digest Id, EvidenceStatement Statement, EvidenceOrigin Origin, Location Location)
{
    /// <summary>Whom the user trusts to assess and who signed it, as the user's policy calls them; null for nobody.</summary>
    public string? SignedBy { get; init; }

    /// <summary>The result that is stated.</summary>
    [JsonIgnore]
    public CheckResult Result => Statement.Predicate.Result;

    /// <summary>Makes an item of a result of this run.</summary>
    /// <exception cref="System.Text.Json.JsonException">A measurement is not finite.</exception>
    public static EvidenceItem OfThisRun(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var statement = EvidenceStatement.FromResult(result);
        return new EvidenceItem(EvidenceCodec.IdOf(statement), statement, EvidenceOrigin.ThisRun, new Location(result.Subject.Name));
    }
}
