using Proofmark.Core;

namespace Proofmark.Risk.Assessments;

/// <summary>Proposes what to do next: first what was found, then what was not looked at, then what cannot be tested.</summary>
internal static class NextActions
{
    private const int Most = 3;
    private const string ScanPrefix = "scan.";

    public static IReadOnlyList<NextAction> Of(IReadOnlyList<RiskAssessment> risks, IReadOnlyList<string> worst, IEnumerable<OpenIssue> issues, EvidenceView evidence, string root)
    {
        var open = risks.Where(r => r.AcceptedBy is null).ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. Repairs(open, worst, issues, root).Concat(Checks(open.Values, evidence, root)).Concat(Reading(risks)).Take(Most)];
    }

    /// <summary>The command that runs a check over the whole system.</summary>
    public static string CommandOf(string check, string root) =>
        check.StartsWith(ScanPrefix, StringComparison.Ordinal) ? $"proofmark scan {ShellWord.Folder(root)}" : $"proofmark assess {ShellWord.Folder(root)}";

    private static IEnumerable<NextAction> Repairs(Dictionary<string, RiskAssessment> open, IReadOnlyList<string> worst, IEnumerable<OpenIssue> issues, string root) =>
        issues.Where(i => i.Finding is not null && open.ContainsKey($"{i.RiskId}@{i.ComponentId}"))
            .GroupBy(i => (i.CheckId, i.Finding!.RuleId))
            .Select(g => (Issues: g.ToList(), Lead: g.Select(i => i.Finding!).OrderByDescending(f => f.Severity).ThenBy(f => f.Location.ToString(), StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal).First()))
            .OrderBy(g => Leads(g.Issues, worst, open))
            .ThenByDescending(g => g.Lead.Severity)
            .ThenByDescending(g => Helped(g.Issues).Count)
            .ThenBy(g => g.Lead.RuleId, StringComparer.Ordinal)
            .Select(g => new NextAction(Title(g.Lead, g.Issues), Command(g.Issues[0].CheckId, g.Lead, root), Helped(g.Issues)));

    // What is named first as wrong is repaired first: the place among the worst of the first instance that these issues lead.
    private static int Leads(List<OpenIssue> issues, IReadOnlyList<string> worst, Dictionary<string, RiskAssessment> open)
    {
        for (var place = 0; place < worst.Count; place++)
        {
            if (open.TryGetValue(worst[place], out var risk) && issues.Exists(i => risk.Findings.Count > 0 && $"{i.RiskId}@{i.ComponentId}" == risk.Id && i.Finding == risk.Findings[0]))
            {
                return place;
            }
        }

        return worst.Count;
    }

    private static IEnumerable<NextAction> Checks(IEnumerable<RiskAssessment> open, EvidenceView evidence, string root) =>
        open.Where(r => r.Standing == RiskStanding.Unknown)
            .SelectMany(r => evidence.Silent(r.RiskId).Select(b => (Binding: b, r.Id, Questions: evidence.Questions(b))))
            .GroupBy(p => p.Questions.Count > 0 ? "" : p.Binding.Check, StringComparer.Ordinal)
            .Select(g => (Check: g.Key, Questions: g.SelectMany(p => p.Questions).Distinct().Count(), Risks: g.Select(p => p.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()))
            .OrderByDescending(g => g.Risks.Count).ThenBy(g => g.Check, StringComparer.Ordinal)
            .Select(g => g.Questions > 0
                ? new NextAction($"Answer {(g.Questions == 1 ? "the question" : $"the {g.Questions} questions")} that {Unknown(g.Risks)} for, the gravest first", $"proofmark init {ShellWord.Folder(root)} --interview", g.Risks)
                : new NextAction($"Let the check {g.Check} speak: {Unknown(g.Risks)} for it", CommandOf(g.Check, root), g.Risks));

    private static string Unknown(List<string> risks) => risks.Count == 1 ? "one unknown risk waits" : $"{risks.Count} unknown risks wait";

    private static IEnumerable<NextAction> Reading(IReadOnlyList<RiskAssessment> risks) =>
        risks.Where(r => r.AcceptedBy is null && r.Standing == RiskStanding.Unknown).DistinctBy(r => r.RiskId)
            .Select(r => new NextAction($"Read what {r.Title} is and how to test for it: nothing is known about it at {r.ComponentId}", $"proofmark explain {ShellWord.Quote(r.RiskId)}", [r.Id]));

    private static string Title(Finding lead, List<OpenIssue> issues)
    {
        var places = issues.Select(i => i.Finding!.Location).Distinct().Count();
        return places == 1 ? $"{lead.Location}: {lead.Fix}" : $"{lead.Location} and {places - 1} more: {lead.Fix}";
    }

    // A scan can be repeated for the one file; everything else is judged for the whole system.
    private static string Command(string check, Finding lead, string root) => check.StartsWith(ScanPrefix, StringComparison.Ordinal)
        ? $"proofmark scan {ShellWord.File(root == "." ? lead.Location.Path : $"{root.TrimEnd('/')}/{lead.Location.Path}")}"
        : $"proofmark assess {ShellWord.Folder(root)}";

    private static List<string> Helped(List<OpenIssue> issues) =>
        [.. issues.Select(i => $"{i.RiskId}@{i.ComponentId}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
