namespace Proofmark.Risk.Catalogues;

/// <summary>The layout of <c>risk-map.json</c>.</summary>
internal sealed record CatalogueFile(
    string Source,
    string Commit,
    string Date,
    string Licence,
    string Changes,
    IReadOnlyList<RiskEntry> Risks,
    IReadOnlyList<ControlEntry> Controls,
    IReadOnlyList<ComponentEntry> Components,
    IReadOnlyList<PersonaEntry> Personas);

/// <summary>The layout of <c>atlas.json</c>.</summary>
internal sealed record AtlasFile(string Source, string Version, string Commit, string Licence, string Changes, IReadOnlyList<AtlasEntry> Entries);

/// <summary>A technique or mitigation of MITRE ATLAS.</summary>
/// <param name="Id">Id, for example <c>AML.T0020</c>.</param>
/// <param name="Name">Name.</param>
public sealed record AtlasEntry(string Id, string Name);

/// <summary>The layout of <c>x-risk-components.json</c>.</summary>
internal sealed record OverlayFile(string Id, string Note, IReadOnlyList<RiskPlace> Rows);

/// <summary>Where a risk is assessed. Ours: the Risk Map has no such relation.</summary>
/// <param name="Risk">Risk id.</param>
/// <param name="Components">Component kinds that at least one control of the risk names.</param>
/// <param name="BeyondControls">Further kinds, which no control of the risk names.</param>
/// <param name="Basis">What the row rests on; <c>assumption</c>.</param>
/// <param name="Reason">Why these kinds.</param>
public sealed record RiskPlace(string Risk, IReadOnlyList<string> Components, IReadOnlyList<string> BeyondControls, string Basis, string Reason);
