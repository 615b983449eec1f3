using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>The layout of <c>risk-map.json</c> and of an imported catalogue.</summary>
internal sealed record CatalogueFile(
    string Source,
    string Commit,
    string Date,
    string Licence,
    string Changes,
    IReadOnlyList<RiskEntry> Risks,
    IReadOnlyList<ControlEntry> Controls,
    IReadOnlyList<ComponentEntry> Components,
    IReadOnlyList<PersonaEntry> Personas,
    IReadOnlyList<VocabularyEntry> LifecycleStages,
    IReadOnlyList<VocabularyEntry> ImpactTypes,
    IReadOnlyList<VocabularyEntry> ActorAccessLevels,
    IReadOnlyDictionary<string, JsonElement>? Extra = null);

/// <summary>The layout of <c>x-risk-components.json</c>.</summary>
internal sealed record OverlayFile(string Id, string Note, IReadOnlyList<RiskPlace> Rows);

/// <summary>The layout of <c>legacy-ids.json</c>.</summary>
internal sealed record FormerIdFile(string Note, IReadOnlyList<FormerId> Rows);

/// <summary>An id that an entry had before.</summary>
/// <param name="Former">The id it had, for example <c>DP</c>.</param>
/// <param name="Id">The id it has.</param>
internal sealed record FormerId(string Former, string Id);

/// <summary>Where a risk is assessed. Ours: the Risk Map has no such relation.</summary>
/// <param name="Risk">Risk id.</param>
/// <param name="Components">Component kinds that at least one control of the risk names.</param>
/// <param name="BeyondControls">Further kinds, which no control of the risk names.</param>
/// <param name="Basis">What the row rests on; <c>assumption</c>.</param>
/// <param name="Reason">Why these kinds.</param>
public sealed record RiskPlace(string Risk, IReadOnlyList<string> Components, IReadOnlyList<string> BeyondControls, string Basis, string Reason);
