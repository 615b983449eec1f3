using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>The posture for people.</summary>
internal static class PostureWords
{
    /// <summary>The grade, as the assessment gives it.</summary>
    public static string Grade(Posture posture) => posture.Grade;

    /// <summary>The weakest must-have control with its level, or how many share the lowest.</summary>
    public static string Weakest(Assessment assessment, Posture posture)
    {
        var weakest = posture.MustHave[0];
        var alike = posture.MustHave.Count(m => m.Level == weakest.Level && m.Credited.Equals(weakest.Credited));
        if (alike > 1)
        {
            return $"{alike} of {Figures.Count(posture.MustHave.Count, "must-have control")} ({(weakest.Level == PostureLevel.None ? "no credit" : Words.Spoken(weakest.Level))})";
        }

        var title = assessment.Controls.FirstOrDefault(c => c.ControlId == weakest.ControlId)?.Title ?? weakest.ControlId;
        return $"{title} ({(weakest.Level == PostureLevel.None ? "no credit" : Words.Spoken(weakest.Level))})";
    }
}
