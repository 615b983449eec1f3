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
/// <param name="Mappings">Ids in other catalogues by catalogue name.</param>
public sealed record ControlEntry(
    string Id,
    string Title,
    string Category,
    IReadOnlyList<string> Personas,
    bool EveryRisk,
    IReadOnlyList<string> Risks,
    bool EveryComponent,
    IReadOnlyList<string> Components,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings);
