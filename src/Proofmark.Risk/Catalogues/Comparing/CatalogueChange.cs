using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Catalogues.Comparing;

/// <summary>One difference between two catalogues.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="EntryKind"><c>risk</c>, <c>control</c>, <c>component</c> or <c>persona</c>.</param>
/// <param name="Entry">Id of the entry; of a renamed one the new id.</param>
/// <param name="Field">The relation, mapping or text that changed; null when the entry as a whole is meant.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there; null when nothing does.</param>
public sealed record CatalogueChange(ChangeKind Kind, string EntryKind, string Entry, string? Field, string? Before, string? After);

/// <summary>What happened to an entry.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another id.</summary>
    Renamed,

    /// <summary>It has another title.</summary>
    Retitled,

    /// <summary>It is related to something it was not related to.</summary>
    Related,

    /// <summary>It is no longer related to something.</summary>
    Unrelated,

    /// <summary>Its description has another wording; only where both catalogues have descriptions.</summary>
    Reworded,
}
