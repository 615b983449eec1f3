using Proofmark.Core;
using Proofmark.Core.Expressions;
using Proofmark.Risk.Rules.Graph;
using Proofmark.Risk.Rules.Reading;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Rules.Evaluation;

/// <summary>Applies design rules to a system. A rule that has nothing to look at is not applicable; one that may have missed something passes nothing.</summary>
public static class RuleEvaluator
{
    /// <summary>
    /// Reason code of a pass that rests on what the description says, or does not say, in the system's favour. It is a claim of the assessed tree: it may
    /// inform, but satisfies no policy. It is absent where the user trusts the tree.
    /// </summary>
    public const string Claimed = "claimed";

    /// <summary>True for such a pass.</summary>
    /// <param name="result">A result of any check.</param>
    public static bool IsClaim(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Outcome == Outcome.Pass && result.ReasonCodes.Contains(Claimed, StringComparer.Ordinal);
    }

    /// <summary>Code of an unread part that a rule could not judge: its expression failed or took more steps than the limit.</summary>
    public const string Broken = "rule-error";

    /// <summary>One result per rule, in the order of the rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="model">The system.</param>
    /// <param name="time">When the rules are applied (UTC).</param>
    /// <param name="treeTrusted">True when mitigations that the description declares silence a rule.</param>
    public static IReadOnlyList<CheckResult> Evaluate(RuleSet rules, SystemModel model, DateTimeOffset time, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(model);
        var graph = new SystemGraph(model, treeTrusted);
        return [.. rules.Rules.Select(rule => Evaluate(rule, rules.Digest, graph, time))];
    }

    /// <summary>What one rule says.</summary>
    internal static CheckResult Evaluate(Rule rule, Digest ruleSet, SystemModel model, DateTimeOffset time, bool treeTrusted) =>
        Evaluate(rule, ruleSet, new SystemGraph(model, treeTrusted), time);

    /// <summary>What one rule says about the subjects that are wanted; all of them when null.</summary>
    internal static CheckResult Evaluate(Rule rule, Digest ruleSet, SystemGraph graph, DateTimeOffset time, Func<RuleSubjectValue, bool>? wanted = null)
    {
        var budget = new ExpressionBudget(Limits.Default.MaxRuleSteps);
        var unread = graph.Model.Unread.Where(u => UnreadRelevance.Concerns(u, rule.Reads)).ToList();
        var findings = new List<Finding>();
        var subjects = 0;
        var judged = 0;
        foreach (var subject in RuleSubjects.Of(rule, graph).Where(s => wanted?.Invoke(s) ?? true))
        {
            switch (Judge(rule, subject, graph, budget))
            {
                case Verdict.Irrelevant:
                    continue;
                case Verdict.Broken broken:
                    unread.Add(new UnreadPart(subject.Location, Broken, broken.Message));
                    break;
                case Verdict.Open open:
                    unread.AddRange(open.Questions.Select(ask => new UnreadPart(subject.Location, UnreadPart.Unanswered, ask)));
                    break;
                case Verdict.Decided decided:
                    judged++;
                    findings.AddRange(decided.IsMistake ? [RuleFinding.Of(rule, subject, budget)] : []);
                    break;
            }

            subjects++;
        }

        var coverage = new Coverage(judged, subjects, RuleSubjects.Unit(rule.Subject), unread);
        return Result(rule, ruleSet, graph, time, coverage, findings);
    }

    private static Verdict Judge(Rule rule, RuleSubjectValue subject, SystemGraph graph, ExpressionBudget budget)
    {
        if (rule.Where is { } where)
        {
            var concerned = where.Evaluate(subject.Bindings, budget);
            if (concerned.IsError)
            {
                return new Verdict.Broken(concerned.Error!.ToString());
            }

            if (!concerned.IsTrue)
            {
                return new Verdict.Irrelevant();
            }
        }

        var value = rule.When.Evaluate(subject.Bindings, budget);
        if (value.IsError)
        {
            return new Verdict.Broken(value.Error!.ToString());
        }

        // What is shown to be a mistake needs no answer.
        var open = value.IsTrue ? [] : Unanswered(rule, subject, graph);
        return open.Count > 0 ? new Verdict.Open(open) : new Verdict.Decided(value.IsTrue);
    }

    // A component of a kind that a question does not know has none to answer, but what is unknown stays unknown.
    private static List<string> Unanswered(Rule rule, RuleSubjectValue subject, SystemGraph graph) =>
    [
        .. rule.Asks.Where(q => string.IsNullOrEmpty((q.OfSystem ? graph.Model.Properties : subject.Answers).GetValueOrDefault(q.Property)))
            .Select(q => RuleProperties.Ask(q.Property, q.OfSystem ? PropertyVocabulary.System : subject.Thing ?? "") ?? q.Property),
    ];

    private static CheckResult Result(Rule rule, Digest ruleSet, SystemGraph graph, DateTimeOffset time, Coverage coverage, List<Finding> findings)
    {
        var outcome = coverage.Total == 0 && coverage.IsFull ? Outcome.NotApplicable : CheckResult.Conclude(findings, coverage);
        return new CheckResult
        {
            Check = new CheckIdentity(rule.CheckId, rule.Version, rule.Title),
            Subject = new Subject(SubjectKind.System, graph.Model.Id),
            Scope = "the whole system",
            Method = rule.Method,
            Outcome = outcome,
            ReasonCodes = outcome switch
            {
                Outcome.NotApplicable => ["no-subject"],
                Outcome.NotEstablished => ReasonCodes.Sorted(coverage.Unread.Select(u => u.Code)),
                Outcome.Fail => ReasonCodes.Sorted(findings.Select(f => f.RuleId)),
                Outcome.Pass when rule.RestsOnDescription && !graph.TreeTrusted => [Claimed],
                _ => [],
            },
            Coverage = coverage,
            Findings = [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Location.Path, StringComparer.Ordinal).ThenBy(f => f.Location.Line ?? 0).ThenBy(f => f.Message, StringComparer.Ordinal)],
            Time = time,
            Tool = ToolIdentity.Current,
            RuleSet = ruleSet,
        };
    }

    private abstract record Verdict
    {
        public sealed record Irrelevant : Verdict;

        public sealed record Broken(string Message) : Verdict;

        public sealed record Open(IReadOnlyList<string> Questions) : Verdict;

        public sealed record Decided(bool IsMistake) : Verdict;
    }
}
