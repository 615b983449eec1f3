using System.Collections.Frozen;
using System.Text.Json;

namespace Proofmark.Risk.Catalogues;

/// <summary>
/// The CoSAI Risk Map as far as Proofmark uses it: ids, titles and relations, and our overlay that says where a risk is assessed.
/// Ids are strings; everything of ours starts with <c>x-</c>.
/// </summary>
public sealed class Catalogue
{
    private static readonly Lazy<Catalogue> Embedded = new(Read);

    private readonly FrozenDictionary<string, RiskEntry> risks;
    private readonly FrozenDictionary<string, ControlEntry> controls;
    private readonly FrozenDictionary<string, ComponentEntry> components;
    private readonly FrozenDictionary<string, PersonaEntry> personas;
    private readonly FrozenDictionary<string, RiskPlace> places;
    private readonly string[] universal;

    private Catalogue(CatalogueFile file, AtlasFile atlas, OverlayFile overlay)
    {
        Source = file.Source;
        Commit = file.Commit;
        AtlasVersion = atlas.Version;
        Risks = file.Risks;
        Controls = file.Controls;
        Components = file.Components;
        Personas = file.Personas;
        Atlas = atlas.Entries;
        risks = file.Risks.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        controls = file.Controls.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        components = file.Components.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        personas = file.Personas.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        places = overlay.Rows.ToFrozenDictionary(e => e.Risk, StringComparer.Ordinal);
        universal = [.. file.Controls.Where(c => c.EveryRisk).Select(c => c.Id)];
        Ids = risks.Keys.Concat(controls.Keys).Concat(components.Keys).Concat(personas.Keys).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Where the entries come from.</summary>
    public string Source { get; }

    /// <summary>Commit of the source repository; printed in every report.</summary>
    public string Commit { get; }

    /// <summary>Version of MITRE ATLAS whose names <see cref="Atlas"/> gives.</summary>
    public string AtlasVersion { get; }

    /// <summary>All risks, in the order of the source.</summary>
    public IReadOnlyList<RiskEntry> Risks { get; }

    /// <summary>All controls, in the order of the source.</summary>
    public IReadOnlyList<ControlEntry> Controls { get; }

    /// <summary>All kinds of component, in the order of the source.</summary>
    public IReadOnlyList<ComponentEntry> Components { get; }

    /// <summary>All personas, deprecated ones included, in the order of the source.</summary>
    public IReadOnlyList<PersonaEntry> Personas { get; }

    /// <summary>The entries of MITRE ATLAS that the catalogue and the rules refer to.</summary>
    public IReadOnlyList<AtlasEntry> Atlas { get; }

    /// <summary>Every id of a risk, control, component kind or persona; for validation.</summary>
    public FrozenSet<string> Ids { get; }

    /// <summary>The catalogue that is part of this build.</summary>
    public static Catalogue Load() => Embedded.Value;

    /// <summary>The risk of an id, or null.</summary>
    public RiskEntry? FindRisk(string id) => risks.GetValueOrDefault(id);

    /// <summary>The control of an id, or null.</summary>
    public ControlEntry? FindControl(string id) => controls.GetValueOrDefault(id);

    /// <summary>The component kind of an id, or null.</summary>
    public ComponentEntry? FindComponent(string id) => components.GetValueOrDefault(id);

    /// <summary>The persona of an id, or null.</summary>
    public PersonaEntry? FindPersona(string id) => personas.GetValueOrDefault(id);

    /// <summary>Ids of every control that answers a risk: those listed for it, then those that answer every risk.</summary>
    /// <exception cref="KeyNotFoundException">The risk is not in the catalogue.</exception>
    public IReadOnlyList<string> ControlsOf(string risk) => [.. risks[risk].Controls, .. universal];

    /// <summary>Ids of the component kinds at which a control acts; all kinds for a control that acts everywhere.</summary>
    /// <exception cref="KeyNotFoundException">The control is not in the catalogue.</exception>
    public IReadOnlyList<string> ComponentsOf(string control) =>
        controls[control].EveryComponent ? [.. Components.Select(c => c.Id)] : controls[control].Components;

    /// <summary>Where a risk is assessed, by our overlay <c>x-risk-components</c>.</summary>
    /// <exception cref="KeyNotFoundException">The risk is not in the catalogue.</exception>
    public RiskPlace PlaceOf(string risk) => places[risk];

    /// <summary>True when a risk is assessed at a component of this kind.</summary>
    /// <exception cref="KeyNotFoundException">The risk is not in the catalogue.</exception>
    public bool IsAssessedAt(string risk, string componentKind)
    {
        var place = PlaceOf(risk);
        return place.Components.Contains(componentKind, StringComparer.Ordinal) || place.BeyondControls.Contains(componentKind, StringComparer.Ordinal);
    }

    private static Catalogue Read() => new(
        JsonSerializer.Deserialize(EmbeddedData.Read("risk-map.json"), CatalogueJson.Default.CatalogueFile)!,
        JsonSerializer.Deserialize(EmbeddedData.Read("atlas.json"), CatalogueJson.Default.AtlasFile)!,
        JsonSerializer.Deserialize(EmbeddedData.Read("x-risk-components.json"), CatalogueJson.Default.OverlayFile)!);
}
