using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Catalogues.Crosswalks;

/// <summary>How an entry of the catalogue relates to one of a framework: a row in the manner of SSSOM.</summary>
/// <param name="Subject">Id of the entry.</param>
/// <param name="Predicate">How the two relate.</param>
/// <param name="Target">The other entry, <c>FRAMEWORK@VERSION:ID</c>.</param>
/// <param name="Justification">Why, in one clause.</param>
/// <param name="Basis">What the row rests on; see <see cref="Overlay.Basis"/>.</param>
public sealed record CrosswalkRow(string Subject, MappingPredicate Predicate, [property: JsonPropertyName("object")] string Target, string Justification, string Basis);

/// <summary>How two entries relate; the SKOS mapping properties, read from subject to object.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<MappingPredicate>))]
public enum MappingPredicate
{
    /// <summary>They mean the same.</summary>
    Exact,

    /// <summary>The object is wider: the subject is a part of it.</summary>
    Broad,

    /// <summary>The object is narrower: it is a part of the subject.</summary>
    Narrow,

    /// <summary>They touch, and neither holds the other.</summary>
    Related,
}

/// <summary>A risk to which a framework has nothing.</summary>
/// <param name="Subject">Risk id.</param>
/// <param name="Framework">Framework id.</param>
/// <param name="Reason">Why.</param>
public sealed record WithoutCounterpart(string Subject, string Framework, string Reason);
