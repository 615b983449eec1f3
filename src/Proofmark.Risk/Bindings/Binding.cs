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
    /// <summary>Assumed correlation of trials where a binding states none: twenty effective trials at most, however many prompts of one kind were tried.</summary>
    public const double DefaultCorrelation = 0.05;

    /// <summary>True when the controls must have this check: until it has spoken it counts as a fail of weight 2.</summary>
    public bool Mandatory { get; init; }

    /// <summary>True when nobody waits for the check: it counts from the moment it has passed or failed, and until then the controls and risks are as if it did not exist.</summary>
    public bool Volunteered { get; init; }

    /// <summary>Its measured recall, which caps what a pass can be credited; null when it was never measured.</summary>
    public BindingRecall? Recall { get; init; }

    /// <summary>How much trials of an executed proof resemble each other, from 0 (independent) to 1 (all the same).</summary>
    public double Correlation { get; init; } = DefaultCorrelation;

    /// <summary>True when a finding of the check is meant.</summary>
    public bool Means(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Rule is null || finding.RuleId.StartsWith(Rule, StringComparison.Ordinal);
    }
}
