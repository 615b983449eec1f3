using Proofmark.Core;
using Proofmark.Interchange.InToto;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>The verdict of a statement about each of its subjects: of bytes that are here, of the file or component that the user named, or (a bad one only) of the system.</summary>
internal static class InTotoVerdict
{
    /// <summary>Maps a verdict.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="what">Its kind, as the check id names it.</param>
    /// <param name="verdict">What it says; null when it gives no verdict.</param>
    /// <param name="doubt">Code of the reason why a good verdict is not established; null when there is none.</param>
    /// <param name="why">That reason for people.</param>
    /// <param name="target">What is here.</param>
    public static Taken Take(InTotoStatement statement, string what, StatedVerdict? verdict, string? doubt, string why, ImportTarget target)
    {
        var observations = new List<Observation>();
        var leftOut = new List<string>();
        foreach (var subject in statement.Subjects)
        {
            var match = target.Match(subject.Name, subject.Digest);
            var isBad = verdict is { Passed: false };
            if (match == BytesMatch.Same || (match == BytesMatch.Unknown && (isBad || subject.Digest is null || target.Request.Subject is not null)))
            {
                // A bad verdict stands at the system, with the place: a file that no scan reads would take it along.
                var about = match == BytesMatch.Same && !isBad ? target.Bytes(subject.Name, subject.Digest!) : target.Subject;
                observations.Add(Observe(what, about, subject.Name, verdict, doubt is null ? [] : [ImportNames.Unread(subject.Name, doubt, why)]));
            }
            else
            {
                leftOut.Add(match == BytesMatch.Other ? $"{subject.Name}: the statement names other bytes than those here" : $"{subject.Name}: nothing of this name is here; say with --subject what it is");
            }
        }

        return new Taken(observations, leftOut, []);
    }

    private static Observation Observe(string what, Subject about, string name, StatedVerdict? verdict, IReadOnlyList<UnreadPart> unread)
    {
        var id = $"import.in-toto.{what}";
        return new Observation
        {
            Check = id,
            Title = $"in-toto statement: {what}",
            Subject = about,
            Coverage = new Coverage(1, 1, "statements", unread),
            Findings = verdict is { Passed: false } ? [Finding(id, name, verdict)] : [],
            Time = verdict?.Time,
            ToolName = verdict?.By,
        };
    }

    private static Finding Finding(string id, string name, StatedVerdict verdict) => new()
    {
        RuleId = id,
        Severity = Severity.Medium,
        Message = ImportNames.Text($"{name} did not pass{(verdict.Failed.Count == 0 ? "" : $": {string.Join(", ", verdict.Failed.Take(10))}")}"),
        Why = "Whoever made the statement looked at these bytes and did not let them through.",
        Fix = "Find out what did not pass, mend it, and import the next statement.",
        Location = new Location(ImportNames.Text(name, "unnamed")),
    };
}
