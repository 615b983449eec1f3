using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Catalogues.Crosswalks;

/// <summary>What may be said about an entry because of others, in rising order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CrosswalkStanding>))]
public enum CrosswalkStanding
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something speaks for it; a person must look.</summary>
    PartialNeedsReview,

    /// <summary>It is satisfied.</summary>
    Satisfied,
}

/// <summary>Carries what is satisfied from subjects to objects, and never further than the relation allows.</summary>
public static class CrosswalkPropagation
{
    /// <summary>
    /// The standing of everything that can be reached. What is satisfied stays so over rows whose object means the same or is a part of the subject
    /// (OSCAL: equal-to, equivalent-to, superset-of); over all other rows it becomes <see cref="CrosswalkStanding.PartialNeedsReview"/>.
    /// More that is satisfied never lowers anything, and the order of the rows does not matter: the result is the least fixed point of a maximum.
    /// </summary>
    /// <param name="rows">The crosswalk; an object may be the subject of further rows.</param>
    /// <param name="satisfied">Ids that are satisfied by evidence of their own.</param>
    public static IReadOnlyDictionary<string, CrosswalkStanding> Propagate(IEnumerable<CrosswalkRow> rows, IEnumerable<string> satisfied)
    {
        var bySubject = rows.ToLookup(r => r.Subject, StringComparer.Ordinal);
        var result = satisfied.Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => CrosswalkStanding.Satisfied, StringComparer.Ordinal);
        var open = new Queue<string>(result.Keys);
        while (open.TryDequeue(out var subject))
        {
            foreach (var row in bySubject[subject])
            {
                var carried = Carries(row.Predicate) ? result[subject] : CrosswalkStanding.PartialNeedsReview;
                if (carried > result.GetValueOrDefault(row.Target))
                {
                    result[row.Target] = carried;
                    open.Enqueue(row.Target);
                }
            }
        }

        return result;
    }

    private static bool Carries(MappingPredicate predicate) => predicate is MappingPredicate.Exact or MappingPredicate.Narrow;
}
