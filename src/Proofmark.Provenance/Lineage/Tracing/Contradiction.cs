namespace Proofmark.Provenance.Lineage.Tracing;

/// <summary>Two things that cannot both be true.</summary>
/// <param name="Reason">What kind, kebab-case.</param>
/// <param name="Message">What, for a person.</param>
/// <param name="Sources">Where they stand.</param>
public sealed record Contradiction(string Reason, string Message, IReadOnlyList<string> Sources);
