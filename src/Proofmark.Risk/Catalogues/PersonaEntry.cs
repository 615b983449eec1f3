using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>A role that somebody takes towards an AI system.</summary>
/// <param name="Id">Id, for example <c>personaModelProvider</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Deprecated">True for a role that newer versions of the catalogue no longer use.</param>
/// <param name="Mappings">Ids in other catalogues by catalogue name.</param>
/// <param name="Texts">Descriptions of an imported catalogue; null in the one that is part of this build.</param>
/// <param name="Extra">Fields of an imported catalogue that this version does not know.</param>
public sealed record PersonaEntry(
    string Id,
    string Title,
    bool Deprecated,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings,
    IReadOnlyDictionary<string, JsonElement>? Texts = null,
    IReadOnlyDictionary<string, JsonElement>? Extra = null);
