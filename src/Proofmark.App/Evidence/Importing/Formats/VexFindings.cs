using Proofmark.Core;
using Proofmark.Interchange.Vex;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>What VEX statements say, wherever they were written. They are somebody's word about vulnerabilities, so always a document.</summary>
internal static class VexFindings
{
    public const string Check = "import.vex.vulnerabilities";

    public static Taken Take(VexReport report, ImportTarget target)
    {
        var leftOut = new List<string>();
        var kept = report.Statements.Where(s => Concerns(s, target, leftOut)).ToList();
        if (kept.Count == 0 && leftOut.Count > 0)
        {
            return new Taken([], leftOut, []);
        }

        var unread = kept.SelectMany(Unread).ToList();
        var observation = new Observation
        {
            Check = Check,
            Title = "Statements about known vulnerabilities (VEX)",
            Subject = target.Subject,
            Coverage = new Coverage(kept.Count - unread.Count, kept.Count, "vulnerabilities", unread),
            Findings = [.. kept.Where(s => s.Status == VexStatus.Affected).Select(s => Finding(s, target.Subject))],
            Time = report.Time,
            ToolName = report.ToolName ?? report.Author,
            ToolVersion = report.ToolVersion,
        };
        return new Taken([observation], leftOut, []);
    }

    // A statement all of whose products are other bytes is about something else.
    private static bool Concerns(VexStatement statement, ImportTarget target, List<string> leftOut)
    {
        if (statement.Products.Count == 0 || statement.Products.Any(p => target.Match(p.Name, p.Digest) != BytesMatch.Other))
        {
            return true;
        }

        leftOut.Add($"{statement.Vulnerability}: it names other bytes than those here");
        return false;
    }

    private static IEnumerable<UnreadPart> Unread(VexStatement statement) => statement.Status switch
    {
        VexStatus.UnderInvestigation => [ImportNames.Unread(statement.Vulnerability, "under-investigation", "Nobody knows yet whether it does harm.")],
        VexStatus.NotAffected when string.IsNullOrWhiteSpace(statement.Justification) =>
            [ImportNames.Unread(statement.Vulnerability, "no-justification", "It is said to do no harm, and no justification is given.")],
        _ => [],
    };

    private static Finding Finding(VexStatement statement, Subject subject) => new()
    {
        RuleId = ImportNames.Text(statement.Vulnerability),
        Severity = statement.Severity ?? Severity.Medium,
        Message = ImportNames.Text($"{statement.Vulnerability} affects {Products(statement)}{(string.IsNullOrWhiteSpace(statement.Note) ? "" : $": {statement.Note}")}"),
        Why = "A known vulnerability that nobody has ruled out can be used by whoever reads about it.",
        Fix = "Update what is affected, or say in the VEX document why it does no harm.",
        Location = new Location(subject.Name),
        References = [ImportNames.Text(statement.Vulnerability)],
    };

    private static string Products(VexStatement statement) => statement.Products.Count switch
    {
        0 => "the product",
        1 => statement.Products[0].Name,
        _ => $"{statement.Products[0].Name} and {statement.Products.Count - 1} more",
    };
}
