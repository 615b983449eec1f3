using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>The posture for people.</summary>
internal static class PostureWords
{
    /// <summary>The grade, as the assessment gives it.</summary>
    public static string Grade(Posture posture) => posture.Grade;

    /// <summary>The title of the weakest must-have control, with its level.</summary>
    public static string Weakest(Assessment assessment, Posture posture)
    {
        var weakest = posture.MustHave[0];
        var title = assessment.Controls.FirstOrDefault(c => c.ControlId == weakest.ControlId)?.Title ?? weakest.ControlId;
        return $"{title} ({(weakest.Level == PostureLevel.None ? "no credit" : Words.Spoken(weakest.Level))})";
    }
}
