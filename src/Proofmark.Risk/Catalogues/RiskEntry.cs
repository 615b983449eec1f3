using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>A risk of the catalogue.</summary>
/// <param name="Id">Id, for example <c>riskPromptInjection</c>; starts with <c>x-</c> when it is ours.</param>
/// <param name="Title">Title.</param>
/// <param name="Category">Category id.</param>
/// <param name="Personas">Ids of the personas it concerns.</param>
/// <param name="Controls">Ids of the controls listed for this risk; those that answer every risk are not repeated here.</param>
/// <param name="LifecycleStage">Ids of the stages at which it arises or shows; empty when the source does not say.</param>
/// <param name="ImpactType">Ids of the kinds of harm; empty when the source does not say.</param>
/// <param name="ActorAccess">Ids of the kinds of access an attacker needs; empty when the source does not say.</param>
/// <param name="Mappings">Ids in other catalogues by catalogue name, with the version the source gives, for example <c>AML.T0020@5.0.1</c>.</param>
/// <param name="References">Publications about it.</param>
/// <param name="Parent">Id of the wider risk for a risk of ours; null for a risk of the source.</param>
/// <param name="Texts">Descriptions of an imported catalogue; null in the one that is part of this build.</param>
/// <param name="Extra">Fields of an imported catalogue that this version does not know.</param>
public sealed record RiskEntry(
    string Id,
    string Title,
    string Category,
    IReadOnlyList<string> Personas,
    IReadOnlyList<string> Controls,
    IReadOnlyList<string> LifecycleStage,
    IReadOnlyList<string> ImpactType,
    IReadOnlyList<string> ActorAccess,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    IReadOnlyList<ExternalReference> References,
    string? Parent = null,
    IReadOnlyDictionary<string, JsonElement>? Texts = null,
    IReadOnlyDictionary<string, JsonElement>? Extra = null);

/// <summary>A publication that an entry refers to.</summary>
/// <param name="Type">Kind, for example <c>paper</c>, <c>cve</c>, <c>advisory</c>, <c>spec</c> or <c>news</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Url">Address.</param>
/// <param name="Id">The id by which the entry's own text names it; null when the text is not there.</param>
public sealed record ExternalReference(string Type, string Title, string Url, string? Id = null);
