using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>Says aloud what was not seen, so that an empty list of results is never mistaken for a clean bill.</summary>
internal static class SarifNotifications
{
    public static SarifInvocation Invocation(IReadOnlyList<CheckResult> results, DateTimeOffset asOf)
    {
        var notifications = results.SelectMany(Of).ToList();
        return new SarifInvocation
        {
            ExecutionSuccessful = results.All(r => r.Outcome != Outcome.Error),
            EndTimeUtc = asOf,
            ToolExecutionNotifications = notifications.Count == 0 ? null : notifications,
        };
    }

    private static IEnumerable<SarifNotification> Of(CheckResult result)
    {
        // Open questions of one rule are one gap: a line for each would bury what could not be read.
        if (result.Coverage.Unread.Where(u => u.Code == UnreadPart.Unanswered).ToList() is [var first, ..] questions)
        {
            var more = questions.Count > 1 ? $" ({questions.Count - 1} more)" : "";
            yield return Notification(first.Code, "note", $"Not answered ({result.Check.Id}): {first.Reason}{more}", first.Location);
        }

        foreach (var unread in result.Coverage.Unread.Where(u => u.Code != UnreadPart.Unanswered))
        {
            yield return Notification(unread.Code, "warning", $"Not read ({result.Check.Id}): {unread.Reason}", unread.Location);
        }

        if (result.Outcome is Outcome.Error or Outcome.NotEstablished)
        {
            var outcome = SarifWords.Kebab(result.Outcome);
            var level = result.Outcome == Outcome.Error ? "error" : "warning";
            var reasons = result.ReasonCodes.Count == 0 ? "" : $": {string.Join(", ", result.ReasonCodes)}";
            var message = $"{result.Check.Title} ({result.Check.Id}) is {outcome} for {result.Scope}{reasons}. "
                + $"Seen {result.Coverage.Seen} of {result.Coverage.Total} {result.Coverage.Unit}.";
            yield return Notification(outcome, level, message, Place(result.Subject));
        }
    }

    private static SarifNotification Notification(string code, string level, string message, Location? location) => new()
    {
        Descriptor = new SarifReference { Id = code },
        Level = level,
        Message = SarifWords.Text(message),
        Locations = location is null ? null : [SarifPlaces.Of(location, [])],
    };

    private static Location? Place(Subject subject) => subject.Kind == SubjectKind.Artifact ? new Location(subject.Name) : null;
}
