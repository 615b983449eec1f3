using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments.Ranks;

/// <summary>
/// What decides the place of an instance, compared part by part; nothing is added, multiplied or averaged. Worst first: standing; instances that nobody accepted;
/// impact class; severity of the worst finding (medium without one); credited residual; number of findings; coverage (unless exposed); id.
/// A class that is only assumed counts for no more than the worst finding of an exposed instance shows: high when that is medium.
/// </summary>
internal readonly record struct RankKey(
    RiskStanding Standing,
    bool IsAccepted,
    ImpactClass Impact,
    Severity Severity,
    double Residual,
    int Findings,
    double Coverage,
    string Id) : IComparable<RankKey>
{
    /// <summary>Severity of an instance without a finding.</summary>
    public const Severity WithoutFinding = Severity.Medium;

    private const int Digits = 9;

    /// <summary>The key of an instance.</summary>
    public static RankKey Of(RiskInstance instance, RiskStanding standing, double residual, double coverage) => new(
        standing,
        instance.AcceptedBy is not null,
        ImpactOf(instance, standing),
        SeverityOf(instance, standing),
        Math.Round(residual, Digits),
        instance.Findings.Count,
        standing == RiskStanding.Exposed ? 0 : coverage,
        instance.Id);

    // An assumed class presumes that the attack succeeds; a finding of this system knows what is still in its way.
    private static ImpactClass ImpactOf(RiskInstance instance, RiskStanding standing)
    {
        var most = standing == RiskStanding.Exposed && instance.Severity == Severity.Medium ? ImpactClass.High : ImpactClass.Severe;
        return instance.Impact.Basis == ImpactRating.Owner || instance.Impact.Class < most ? instance.Impact.Class : most;
    }

    // A small finding must not bring an instance behind one about which as little is known.
    private static Severity SeverityOf(RiskInstance instance, RiskStanding standing) =>
        standing == RiskStanding.Exposed && instance.Severity is { } shown ? shown : WithoutFinding;

    /// <inheritdoc />
    public int CompareTo(RankKey other)
    {
        ReadOnlySpan<int> parts =
        [
            Standing.CompareTo(other.Standing),
            IsAccepted.CompareTo(other.IsAccepted),
            other.Impact.CompareTo(Impact),
            other.Severity.CompareTo(Severity),
            other.Residual.CompareTo(Residual),
            other.Findings.CompareTo(Findings),
            Coverage.CompareTo(other.Coverage),
        ];
        foreach (var part in parts)
        {
            if (part != 0)
            {
                return part;
            }
        }

        return string.CompareOrdinal(Id, other.Id);
    }
}
