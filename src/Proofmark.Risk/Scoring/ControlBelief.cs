namespace Proofmark.Risk.Scoring;

/// <summary>What the voices about a control at one place amount to.</summary>
/// <param name="Posterior">The posterior of its effectiveness; for draws. With a missing mandatory check beside support it is the one in which that check failed.</param>
/// <param name="Credited">10 % quantile, capped by recall; 0 below the threshold and without support.</param>
/// <param name="Mean">Mean, capped by recall.</param>
/// <param name="High">90 % quantile, capped by recall; that of the prior when nothing is known.</param>
/// <param name="Voices">The voices, in the order of their checks.</param>
internal sealed record ControlBelief(BetaDistribution Posterior, double Credited, double Mean, double High, IReadOnlyList<Voice> Voices)
{
    /// <summary>True when evidence is live, for or against.</summary>
    public bool HasEvidence { get; } = Voices.Any(v => v.HasSpoken);

    /// <summary>True when evidence is live that does not rest on the word of the assessed tree alone; what coverage counts.</summary>
    public bool IsCovered { get; } = Voices.Any(v => v.HasSpoken && !v.IsClaim);

    /// <summary>True when evidence speaks in favour.</summary>
    public bool IsSupported { get; } = Voices.Any(ControlBeliefs.Supports);
}
