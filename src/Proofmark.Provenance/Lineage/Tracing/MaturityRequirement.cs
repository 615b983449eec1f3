using Proofmark.Core;

namespace Proofmark.Provenance.Lineage.Tracing;

/// <summary>A requirement of the Artifact Integrity Maturity Model of CoSAI.</summary>
/// <param name="Level">The level that it belongs to, 1 to 3.</param>
/// <param name="Id">Its name, kebab-case; the project's own, since the model numbers none in its published form.</param>
/// <param name="Title">What is required.</param>
/// <param name="Outcome">Whether it is met.</param>
/// <param name="Why">What it failed on; null when it is met.</param>
/// <param name="IsRequired">False for what is only recommended, which no level waits for.</param>
public sealed record MaturityRequirement(int Level, string Id, string Title, Outcome Outcome, string? Why, bool IsRequired = true);
