using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Guidance;

/// <summary>An entry of the guidance with its place in the catalogue.</summary>
/// <param name="Line">Id, kind and title.</param>
/// <param name="Guidance">What to know and do.</param>
/// <param name="Related">Entries that belong to it, by the name of the relation.</param>
public sealed record Explanation(CatalogueLine Line, GuidanceEntry Guidance, IReadOnlyList<Relation> Related);

/// <summary>Entries that belong to another.</summary>
/// <param name="Name">How they belong, for example <c>controls</c>.</param>
/// <param name="Entries">The entries.</param>
public sealed record Relation(string Name, IReadOnlyList<CatalogueLine> Entries);
