using Proofmark.Core;

namespace Proofmark.App.Policies;

/// <summary>What decided an answer, for people.</summary>
internal static class DecisionWords
{
    /// <summary>One sentence; null for a pass.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="failOn">Least severity that fails.</param>
    public static string? Of(Decision decision, Severity failOn)
    {
        var level = failOn == Severity.Critical ? "critical severity" : $"{failOn.ToString().ToLowerInvariant()} severity or worse";
        var failing = decision.Reasons.Where(r => r.Effect == DecisionEffect.Fails).ToList();
        var found = failing.Count(r => r.Finding?.Severity >= failOn);
        return decision.Outcome switch
        {
            Outcome.Fail when found > 0 => $"It fails because of {(found == 1 ? "one finding" : $"{found} findings")} of {level}{(failing.Count > found ? $" and {failing.Count - found} more reasons" : "")}.",
            Outcome.Fail => $"It fails because {failing[0].Why}{(failing.Count > 1 ? $" ({failing.Count - 1} more)" : "")}.",
            Outcome.NotEstablished => decision.Missing.Count > 0
                ? $"It is not established because evidence is missing that is required: {string.Join(", ", decision.Missing)}."
                : $"Nothing of {level} was found, and what is unknown is no pass.",
            _ => null,
        };
    }
}
