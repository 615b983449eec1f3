namespace Proofmark.Risk.Bindings;

/// <summary>How much of what it looks for a check finds, as somebody measured it.</summary>
/// <param name="Value">Share found, from 0 to 1.</param>
/// <param name="N">Known cases that were tried, at least 1.</param>
/// <param name="Basis">Where the figure comes from: <c>measured(...)</c> or <c>published(...)</c>.</param>
public sealed record BindingRecall(double Value, long N, string Basis);
