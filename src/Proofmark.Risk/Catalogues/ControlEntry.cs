using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>A control of the catalogue.</summary>
/// <param name="Id">Id, for example <c>controlRedTeaming</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Category">Category id.</param>
/// <param name="Personas">Ids of the personas who own it.</param>
/// <param name="EveryRisk">True when the control answers every risk; <paramref name="Risks"/> is then empty.</param>
/// <param name="Risks">Ids of the risks it is listed for.</param>
/// <param name="EveryComponent">True when the control acts at every component; <paramref name="Components"/> is then empty.</param>
/// <param name="Components">Ids of the component kinds it acts at; empty for governance controls, which act at none.</param>
/// <param name="LifecycleStage">Ids of the stages at which it acts; empty when the source does not say.</param>
/// <param name="ImpactType">Ids of the kinds of harm it is against; empty when the source does not say.</param>
/// <param name="ActorAccess">Ids of the kinds of access it is against; empty when the source does not say.</param>
/// <param name="Mappings">Ids in other catalogues by catalogue name.</param>
/// <param name="Texts">Descriptions of an imported catalogue; null in the one that is part of this build.</param>
/// <param name="Extra">Fields of an imported catalogue that this version does not know.</param>
public sealed record ControlEntry(
    string Id,
    string Title,
    string Category,
    IReadOnlyList<string> Personas,
    bool EveryRisk,
    IReadOnlyList<string> Risks,
    bool EveryComponent,
    IReadOnlyList<string> Components,
    IReadOnlyList<string> LifecycleStage,
    IReadOnlyList<string> ImpactType,
    IReadOnlyList<string> ActorAccess,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    IReadOnlyDictionary<string, JsonElement>? Texts = null,
    IReadOnlyDictionary<string, JsonElement>? Extra = null);
