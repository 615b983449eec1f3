using Proofmark.Core;

namespace Proofmark.Risk.Bindings;

/// <summary>Which check speaks for which controls and risks.</summary>
/// <param name="Check">Check id, for example <c>scan.load-time-code</c>.</param>
/// <param name="Rule">Prefix of the finding rule ids that are meant; null for all findings of the check.</param>
/// <param name="Controls">Ids of the controls.</param>
/// <param name="Risks">Ids of the risks to which a finding belongs. Such a risk is unknown until the check has spoken.</param>
/// <param name="Polarity">What pass and fail say about the controls.</param>
/// <param name="Ceiling">The strongest method the check can count with for these controls.</param>
/// <param name="Scope">About what the check must have spoken.</param>
public sealed record Binding(
    string Check,
    string? Rule,
    IReadOnlyList<string> Controls,
    IReadOnlyList<string> Risks,
    Polarity Polarity,
    Rung Ceiling,
    BindingScope Scope)
{
    /// <summary>True when a finding of the check is meant.</summary>
    public bool Means(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Rule is null || finding.RuleId.StartsWith(Rule, StringComparison.Ordinal);
    }
}
