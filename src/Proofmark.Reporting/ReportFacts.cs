using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting;

/// <summary>What views derive from a report, once and in one order.</summary>
internal static class ReportFacts
{
    /// <summary>All findings, worst first, each once.</summary>
    public static IReadOnlyList<Finding> Findings(IEnumerable<CheckResult> results) =>
        [.. results
            .SelectMany(r => r.Findings)
            .DistinctBy(f => (f.RuleId, f.Location, f.Call, f.Message))
            .OrderByDescending(f => f.Severity)
            .ThenBy(f => f.Location.ToString(), StringComparer.Ordinal)
            .ThenBy(f => f.RuleId, StringComparer.Ordinal)];

    /// <summary>The findings with those that only repeat another one counted at the first: the same rule, and the same call where there is one.</summary>
    public static IReadOnlyList<(Finding First, int More)> Kinds(IReadOnlyList<Finding> findings) =>
        [.. findings.GroupBy(f => (f.RuleId, f.Severity, f.Call)).Select(g => (g.First(), g.Count() - 1))];

    /// <summary>The message, with the call where the message does not show it.</summary>
    public static string WithCall(Finding finding) =>
        finding.Call is { } call && !finding.Message.Contains(call, StringComparison.Ordinal) ? $"{finding.Message} Call: {call}" : finding.Message;

    /// <summary>Everything that was not read, each place and reason once. Questions that nobody answered are one entry, the last, that says how many they are.</summary>
    public static IReadOnlyList<UnreadPart> Unread(AssessmentReport report) =>
        [.. report.Results
            .SelectMany(r => r.Coverage.Unread)
            .Where(u => u.Code != UnreadPart.Unanswered)
            .Concat(report.System.Unread)
            .Distinct()
            .OrderBy(u => u.Location.ToString(), StringComparer.Ordinal)
            .ThenBy(u => u.Code, StringComparer.Ordinal),
            .. Unanswered(report) is { } open ? new[] { new UnreadPart(new Location(DescriptionReader.FileName), UnreadPart.Unanswered, open) } : []];

    /// <summary>How many questions nobody answered. A question that several rules ask about one thing counts once.</summary>
    public static int UnansweredCount(AssessmentReport report) =>
        report.Results.SelectMany(r => r.Coverage.Unread).Where(u => u.Code == UnreadPart.Unanswered).Distinct().Count();

    /// <summary>The same in words; null when every question is answered.</summary>
    public static string? Unanswered(AssessmentReport report)
    {
        var open = UnansweredCount(report);
        return open == 0 ? null : $"{(open == 1 ? "1 question is" : $"{open} questions are")} unanswered; the report (-o html) lists them";
    }

    /// <summary>The worst instances, in the order of the assessment.</summary>
    public static IReadOnlyList<RiskAssessment> Worst(Assessment assessment) =>
        [.. assessment.Worst
            .Select(id => assessment.Risks.FirstOrDefault(r => r.Id == id))
            .OfType<RiskAssessment>()];

    /// <summary>Why places before the last of the worst are not among them; null when none was passed over.</summary>
    public static string? PassedOver(Assessment assessment)
    {
        var worst = Worst(assessment).Select(r => r.Rank?.Place ?? 0).ToHashSet();
        var passed = assessment.Risks.Where(r => r.Rank is { } rank && rank.Place < worst.DefaultIfEmpty().Max() && !worst.Contains(rank.Place)).OrderBy(r => r.Rank!.Place).ToList();
        if (passed.Count == 0)
        {
            return null;
        }

        var reasons = passed.Select(r => r.AcceptedBy is not null ? "somebody accepted it" : r.Findings.Count > 0 ? "the mistake is shown already" : "nothing was found there").Distinct();
        return $"Passed over, since {string.Join(" or ", reasons)}: {string.Join(", ", passed.Select(r => $"{r.Title} at {r.ComponentId} (place {r.Rank!.Place})"))}.";
    }

    /// <summary>Number of findings for each severity that occurs, worst first, for example <c>1 critical, 2 high</c>.</summary>
    public static string Tally(IReadOnlyList<Finding> findings) => findings.Count == 0
        ? "no findings"
        : string.Join(", ", findings.GroupBy(f => f.Severity).OrderByDescending(g => g.Key).Select(g => $"{g.Count()} {Words.Of(g.Key)}"));

    /// <summary>Number of results for each outcome that occurs, for example <c>3 fail, 1 pass</c>.</summary>
    public static string Outcomes(IReadOnlyList<CheckResult> results) => results.Count == 0
        ? "nothing was checked"
        : string.Join(", ", results.GroupBy(r => (r.Outcome, Claimed: RuleEvaluator.IsClaim(r))).OrderBy(g => Rank(g.Key.Outcome)).ThenBy(g => g.Key.Claimed)
            .Select(g => g.Key.Claimed ? $"{g.Count()} claimed to pass" : $"{g.Count()} {Words.Spoken(g.Key.Outcome)}"));

    /// <summary>Outcomes in the order in which people need them: what is broken, what is unknown, what is well.</summary>
    public static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Fail => 0,
        Outcome.Error => 1,
        Outcome.NotEstablished => 2,
        Outcome.Pass => 3,
        _ => 4,
    };

    /// <summary>What may be said where there is no finding: the sentence for clean only if something passed and nothing stayed open.</summary>
    public static string NoFindings(AssessmentReport report)
    {
        var open = report.Results.Count(r => r.Outcome is Outcome.NotEstablished or Outcome.Error);
        if (report.Results.All(r => r.Outcome == Outcome.NotApplicable))
        {
            return "Nothing was checked, so nothing is known.";
        }

        var questions = Unanswered(report);
        var unread = Unread(report).Count - (questions is null ? 0 : 1);
        return open + unread == 0 && questions is null
            ? Words.Clean
            : $"No finding in what was read; {Figures.Count(open, "check")} established nothing, {Figures.Count(unread, "part")} not read{(questions is null ? "" : $", {questions}")}.";
    }

    /// <summary>The whole answer in one sentence.</summary>
    public static string Verdict(AssessmentReport report)
    {
        if (report.Assessment.Risks.Count == 0)
        {
            return "No rule found a risk that applies; with little described or discovered, that means little.";
        }

        var exposed = report.Assessment.Risks.Count(r => r.Standing == RiskStanding.Exposed);
        var unknown = report.Assessment.Risks.Count(r => r.Standing == RiskStanding.Unknown);
        var all = Figures.Count(report.Assessment.Risks.Count, "risk instance");
        var shown = exposed > 0 ? $"{exposed} of {all} shown to be exposed" : $"none of {all} shown to be exposed";
        var partly = report.Assessment.Risks.Count(r => r.Standing == RiskStanding.PartlyCovered);
        var covered = report.Assessment.Risks.Count - exposed - unknown - partly;
        return $"{shown}, {unknown} unknown{(partly > 0 ? $", {partly} partly covered" : "")}{(covered > 0 ? $", {covered} covered" : "")}.{(report.Because is { } because ? $" {because}" : "")}";
    }

    /// <summary>The flows on the shortest ways from untrusted text to components that may act.</summary>
    public static IReadOnlySet<(string From, string To)> TaintedFlows(SystemModel system)
    {
        var steps = Steps(system.Components.Where(c => c.Untrusted.Count > 0), system.Flows.ToLookup(f => f.From, f => f.To));
        var onward = system.Flows
            .Where(f => steps.TryGetValue(f.From, out var from) && steps.TryGetValue(f.To, out var to) && to == from + 1)
            .ToList();
        var acting = Steps(system.Components.Where(c => c.Privileges.Count > 0), onward.ToLookup(f => f.To, f => f.From));
        return onward.Where(f => acting.ContainsKey(f.To)).Select(f => (f.From, f.To)).ToHashSet();
    }

    private static Dictionary<string, int> Steps(IEnumerable<SystemComponent> start, ILookup<string, string> next)
    {
        var steps = start.ToDictionary(c => c.Id, _ => 0, StringComparer.Ordinal);
        var open = new Queue<string>(steps.Keys);
        while (open.TryDequeue(out var id))
        {
            foreach (var other in next[id].Where(other => steps.TryAdd(other, steps[id] + 1)))
            {
                open.Enqueue(other);
            }
        }

        return steps;
    }
}
