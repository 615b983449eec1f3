using System.Globalization;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments;

/// <summary>Rolls a system up by the minimum rule: it stands where its weakest must-have control stands. No mean over controls.</summary>
internal static class PostureJudge
{
    /// <summary>Coverage below this gives no grade.</summary>
    public const double LeastCoverage = 0.6;

    private const string OfStrength = "the overlay counts on it most against this risk";

    private static readonly IReadOnlyList<(PostureLevel Level, double Credit)> Levels =
        [(PostureLevel.Shown, 0.65), (PostureLevel.Tested, 0.30), (PostureLevel.Claimed, ControlCredit.Threshold)];

    /// <summary>Judges.</summary>
    public static Posture Of(IReadOnlyList<RiskInstance> instances, Bindings.BindingSet bindings, ScopedBeliefs beliefs)
    {
        var mandatory = bindings.All.Where(b => b.Mandatory).SelectMany(b => b.Controls.Select(c => (Control: c, b.Check))).ToLookup(p => p.Control, p => p.Check, StringComparer.Ordinal);
        var musts = instances.SelectMany(i => Musts(i, mandatory, beliefs)).GroupBy(m => m.ControlId, StringComparer.Ordinal)
            .Select(g => g.OrderBy(m => m.Credited).ThenBy(m => m.Instance, StringComparer.Ordinal).First())
            .OrderBy(m => m.Level).ThenBy(m => m.Credited).ThenBy(m => m.ControlId, StringComparer.Ordinal).ToList();
        var coverage = Coverage(instances, beliefs);
        var level = musts.Count == 0 ? (PostureLevel?)null : musts[0].Level;
        return new Posture { Coverage = coverage, Level = level, Grade = Grade(level, coverage), MustHave = musts };
    }

    /// <summary>The level of a credit.</summary>
    public static PostureLevel LevelOf(double credit) => Levels.FirstOrDefault(l => credit >= l.Credit).Level;

    /// <summary>
    /// <c>C = Σ κ / n</c> over the instances, κ the share of the weight of an instance's controls (their most likely ceilings) that has live evidence.
    /// All instances weigh the same: impact classes are ordinals and cannot be weights.
    /// </summary>
    public static double Coverage(IReadOnlyList<RiskInstance> instances, ScopedBeliefs beliefs)
    {
        var shares = instances.Select(i => Share(i, beliefs)).OfType<double>().ToList();
        return shares.Count == 0 ? 0 : shares.Sum() / shares.Count;
    }

    private static double? Share(RiskInstance instance, ScopedBeliefs beliefs)
    {
        double with = 0, of = 0;
        foreach (var (control, ceiling) in instance.Mechanisms.SelectMany(m => m.Controls))
        {
            of += ceiling.Mode;
            with += beliefs.Of(control, instance.ComponentId).IsCovered ? ceiling.Mode : 0;
        }

        return of == 0 ? null : with / of;
    }

    private static IEnumerable<PostureControl> Musts(RiskInstance instance, ILookup<string, string> mandatory, ScopedBeliefs beliefs)
    {
        foreach (var mechanism in instance.Mechanisms)
        {
            foreach (var (control, ceiling) in mechanism.Controls)
            {
                var why = mandatory[control].FirstOrDefault() is { } check ? $"the check {check} is mandatory for it" : ceiling.Strength == EffectStrength.Strong ? OfStrength : null;
                if (why is not null)
                {
                    var credit = instance.Refuted.Contains(mechanism.Group) ? 0 : beliefs.Of(control, instance.ComponentId).Credited;
                    yield return new PostureControl(control, LevelOf(credit), credit, instance.Id, why);
                }
            }
        }
    }

    private static string Grade(PostureLevel? level, double coverage)
    {
        if (coverage < LeastCoverage)
        {
            return string.Create(CultureInfo.InvariantCulture, $"insufficient evidence (C={Math.Floor(coverage * 100) / 100:F2})");
        }

        return level switch
        {
            null => "no control is a must-have here",
            PostureLevel.None => "open: at least one must-have control is not shown to work",
            PostureLevel.Claimed => "claimed: each must-have control is at least claimed",
            PostureLevel.Tested => "tested: each must-have control was tested not long ago",
            _ => "shown: strong evidence stands behind each must-have control",
        };
    }
}
