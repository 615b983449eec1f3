using Proofmark.Core;
using Proofmark.Risk.Bindings;

namespace Proofmark.Risk.Assessments;

/// <summary>A failed check, and one of its findings, at one risk instance.</summary>
/// <param name="RiskId">The risk.</param>
/// <param name="ComponentId">The component, or the system.</param>
/// <param name="Binding">The binding by which the check speaks of the risk; its controls are those that the fail refutes.</param>
/// <param name="Subject">What it spoke about.</param>
/// <param name="Finding">What it found; null when it failed without saying what.</param>
internal sealed record OpenIssue(string RiskId, string ComponentId, Binding Binding, Subject Subject, Finding? Finding)
{
    /// <summary>The check that failed.</summary>
    public string CheckId => Binding.Check;

    /// <summary>
    /// Whether it shows a weakness that somebody can use. A finding of low severity weakens the position without an attack at hand, for example that nobody tested: it keeps
    /// a risk from being covered, and shows nothing.
    /// </summary>
    public bool Exposes => Finding is null or { Severity: >= Severity.Medium };
}
