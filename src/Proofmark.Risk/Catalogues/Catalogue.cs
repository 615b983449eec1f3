using System.Collections.Frozen;
using System.Text.Json;
using Proofmark.Risk.Catalogues.Frameworks;

namespace Proofmark.Risk.Catalogues;

/// <summary>
/// The CoSAI Risk Map as far as Proofmark uses it: ids, titles, relations and attributes; and what is ours: risks with an id that starts with
/// <c>x-</c>, and the overlay that says where a risk is assessed. Ids are strings.
/// </summary>
public sealed class Catalogue
{
    private static readonly Lazy<Catalogue> Embedded = new(() =>
        new(JsonSerializer.Deserialize(EmbeddedData.Read("risk-map.json"), CatalogueJson.Default.CatalogueFile)!));

    private readonly FrozenDictionary<string, RiskEntry> risks;
    private readonly FrozenDictionary<string, ControlEntry> controls;
    private readonly FrozenDictionary<string, ComponentEntry> components;
    private readonly FrozenDictionary<string, PersonaEntry> personas;
    private readonly FrozenDictionary<string, RiskPlace> places;
    private readonly string[] universal;

    internal Catalogue(CatalogueFile file)
    {
        File = file;
        controls = file.Controls.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        components = file.Components.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        personas = file.Personas.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        Risks = [.. file.Risks, .. OwnRisks.For(file)];
        risks = Risks.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        places = RiskPlaces.For(Risks, file);
        universal = [.. file.Controls.Where(c => c.EveryRisk).Select(c => c.Id)];
        Ids = risks.Keys.Concat(controls.Keys).Concat(components.Keys).Concat(personas.Keys).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Where the entries come from.</summary>
    public string Source => File.Source;

    /// <summary>Commit of the source repository; printed in every report. For an import without a commit, the digest of what was read.</summary>
    public string Commit => File.Commit;

    /// <summary>Version of MITRE ATLAS whose names <see cref="Atlas"/> gives.</summary>
    public string AtlasVersion { get; } = FrameworkSet.Load().Find(FrameworkSet.Atlas)!.Version;

    /// <summary>All risks, in the order of the source; ours, which have a <see cref="RiskEntry.Parent"/>, stand at the end.</summary>
    public IReadOnlyList<RiskEntry> Risks { get; }

    /// <summary>All controls, in the order of the source.</summary>
    public IReadOnlyList<ControlEntry> Controls => File.Controls;

    /// <summary>All kinds of component, in the order of the source.</summary>
    public IReadOnlyList<ComponentEntry> Components => File.Components;

    /// <summary>All personas, deprecated ones included, in the order of the source.</summary>
    public IReadOnlyList<PersonaEntry> Personas => File.Personas;

    /// <summary>The stages of a system's life, in their order.</summary>
    public IReadOnlyList<VocabularyEntry> LifecycleStages => File.LifecycleStages;

    /// <summary>The kinds of harm.</summary>
    public IReadOnlyList<VocabularyEntry> ImpactTypes => File.ImpactTypes;

    /// <summary>The kinds of access that an attacker may have.</summary>
    public IReadOnlyList<VocabularyEntry> ActorAccessLevels => File.ActorAccessLevels;

    /// <summary>All tactics, techniques and mitigations of MITRE ATLAS.</summary>
    public IReadOnlyList<FrameworkEntry> Atlas { get; } = FrameworkSet.Load().Find(FrameworkSet.Atlas)!.Entries;

    /// <summary>Every id of a risk, control, component kind or persona; for validation.</summary>
    public FrozenSet<string> Ids { get; }

    /// <summary>What was read, without anything of ours; to compare and to check.</summary>
    public CatalogueDocument Document => new(File);

    private CatalogueFile File { get; }

    /// <summary>The catalogue that is part of this build.</summary>
    public static Catalogue Load() => Embedded.Value;

    /// <summary>
    /// This catalogue, fit to assess with: former ids are replaced by those of today, and what checks speak about and an import lacks is taken from
    /// the catalogue of this build, so that no finding is without a place.
    /// </summary>
    /// <param name="needed">Ids of risks and controls that checks speak about.</param>
    public Catalogue CompletedFor(IEnumerable<string> needed) =>
        ReferenceEquals(this, Load()) ? this : new Catalogue(CatalogueCompletion.Of(File, Load().File, needed.ToHashSet(StringComparer.Ordinal)));

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

    /// <summary>Where a risk is assessed, by our overlay <c>x-risk-components</c>; for a risk of an imported catalogue that the overlay does not know, where its controls act.</summary>
    /// <exception cref="KeyNotFoundException">The risk is not in the catalogue.</exception>
    public RiskPlace PlaceOf(string risk) => places[risk];

    /// <summary>True when a risk is assessed at a component of this kind.</summary>
    /// <exception cref="KeyNotFoundException">The risk is not in the catalogue.</exception>
    public bool IsAssessedAt(string risk, string componentKind)
    {
        var place = PlaceOf(risk);
        return place.Components.Contains(componentKind, StringComparer.Ordinal) || place.BeyondControls.Contains(componentKind, StringComparer.Ordinal);
    }
}
