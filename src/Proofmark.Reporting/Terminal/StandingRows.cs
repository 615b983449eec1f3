using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Profiles;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>Where the system stands beyond its findings: posture, open ways, levels of tool servers.</summary>
internal static class StandingRows
{
    public static IEnumerable<(string? Text, Spectre.Console.Style Style)[]> Of(Assessment assessment)
    {
        if (assessment.Posture is { } posture)
        {
            yield return [("posture", Soft), ($"{posture.Grade}{(posture.IsGraded ? "" : ": C is the share of control weight with live evidence, a grade needs 0.60")}; a minimum over {Figures.Count(posture.MustHave.Count, "must-have control")}", posture.Level is null or PostureLevel.None ? Unsure : Plain)];
        }

        if (assessment.AttackPaths is [var path, ..])
        {
            var more = assessment.AttackPaths.Count > 1 ? $" ({assessment.AttackPaths.Count - 1} more ways)" : "";
            yield return [("open way", Bad), ($"{string.Join(" -> ", path.Components)}: {Share(path.Residual)}{more}", Plain)];
        }

        foreach (var profile in assessment.Profiles)
        {
            yield return [("tool server", Soft), ($"{profile.ComponentId}: {Level(profile)}", profile.Level is null ? Unsure : Plain)];
        }
    }

    /// <summary>How much of an undefended chance controls leave, with all three figures.</summary>
    public static string Share(ResidualShare residual) => residual.Credited >= 1
        ? "nothing is credited with stopping it"
        : $"{Figures.Percent(residual.Credited)} of an undefended chance left (hopeful {Figures.Percent(residual.Low)}, most likely {Figures.Percent(residual.Mean)})";

    private static string Level(ProfileAssessment profile)
    {
        var failed = profile.Gaps.Count(g => g.Outcome == Core.Outcome.Fail);
        var open = profile.Gaps.Count - failed;
        var reached = profile.Level is { } level ? $"level {level.ToString()[^1]} {(profile.Claimed ? "claimed" : "reached")}" : "below level 1";
        return profile.Gaps.Count == 0 ? reached : $"{reached} of 4; {Figures.Count(failed, "requirement")} broken, {open} open";
    }
}
