using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>A kind of component.</summary>
/// <param name="Id">Id, for example <c>componentTheModel</c>.</param>
/// <param name="Title">Title; not unique.</param>
/// <param name="Category">Category id.</param>
/// <param name="Subcategory">Subcategory id.</param>
/// <param name="To">Ids of the kinds it usually sends to.</param>
/// <param name="From">Ids of the kinds it usually receives from; the same edges seen from the other end.</param>
/// <param name="Texts">Descriptions of an imported catalogue; null in the one that is part of this build.</param>
/// <param name="Extra">Fields of an imported catalogue that this version does not know.</param>
public sealed record ComponentEntry(
    string Id,
    string Title,
    string Category,
    string? Subcategory,
    IReadOnlyList<string> To,
    IReadOnlyList<string> From,
    IReadOnlyDictionary<string, JsonElement>? Texts = null,
    IReadOnlyDictionary<string, JsonElement>? Extra = null);
