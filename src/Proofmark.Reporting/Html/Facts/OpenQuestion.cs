using Proofmark.Core;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>A question that nobody answered.</summary>
/// <param name="Text">The question.</param>
/// <param name="Places">Where the answer would stand.</param>
/// <param name="Checks">How many checks wait for it.</param>
public sealed record OpenQuestion(string Text, IReadOnlyList<Location> Places, int Checks)
{
    /// <summary>True when nothing but answers keeps a check from a conclusion.</summary>
    public static bool IsAllThatIsMissing(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result is { Outcome: Outcome.NotEstablished, Coverage.Unread.Count: > 0 } && result.Coverage.Unread.All(u => u.Code == UnreadPart.Unanswered);
    }

    /// <summary>Every question, those that most checks wait for first.</summary>
    public static IReadOnlyList<OpenQuestion> Of(AssessmentReport report) =>
    [
        .. report.Results.SelectMany(r => r.Coverage.Unread.Where(u => u.Code == UnreadPart.Unanswered).Select(u => (u.Reason, u.Location, Check: r.Check.Id)))
            .GroupBy(q => q.Reason, StringComparer.Ordinal)
            .Select(g => new OpenQuestion(g.Key, [.. g.Select(q => q.Location).Distinct()], g.Select(q => q.Check).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(q => q.Checks).ThenByDescending(q => q.Places.Count).ThenBy(q => q.Text, StringComparer.Ordinal),
    ];
}
