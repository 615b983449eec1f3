using System.Text.Json;

namespace Proofmark.Risk.Overlay;

/// <summary>A risk of our own, under the wider risk of the Risk Map that contains it (<c>x-risks.json</c>).</summary>
/// <param name="Id">Id; starts with <c>x-</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Parent">Id of the wider risk. The own risk is a part of it: the losses of the two are never added.</param>
/// <param name="Category">Category id, that of the parent.</param>
/// <param name="Personas">Ids of the personas it concerns.</param>
/// <param name="Controls">Ids of the controls that answer it, besides those that answer every risk.</param>
/// <param name="LifecycleStage">Ids of the stages at which it arises or can be seen.</param>
/// <param name="ImpactType">Ids of the kinds of harm.</param>
/// <param name="ActorAccess">Ids of the kinds of access an attacker needs.</param>
/// <param name="Mappings">Ids in other catalogues by catalogue name, each with the version.</param>
/// <param name="Basis">What the entry rests on: <c>assumption</c> or <c>published(REFERENCE)</c>.</param>
/// <param name="Reason">Why it is an entry of its own.</param>
public sealed record OwnRisk(
    string Id,
    string Title,
    string Parent,
    string Category,
    IReadOnlyList<string> Personas,
    IReadOnlyList<string> Controls,
    IReadOnlyList<string> LifecycleStage,
    IReadOnlyList<string> ImpactType,
    IReadOnlyList<string> ActorAccess,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    string Basis,
    string Reason)
{
    /// <summary>The own risks that are part of this build.</summary>
    public static IReadOnlyList<OwnRisk> Load() =>
        JsonSerializer.Deserialize(EmbeddedData.Read("x-risks.json"), OverlayJson.Default.OwnRiskFile)!.Rows;
}
