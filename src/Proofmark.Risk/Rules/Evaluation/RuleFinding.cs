using Proofmark.Core;
using Proofmark.Core.Expressions;

namespace Proofmark.Risk.Rules.Evaluation;

/// <summary>Puts a mistake into words.</summary>
internal static class RuleFinding
{
    public static Finding Of(Rule rule, RuleSubjectValue subject, ExpressionBudget budget)
    {
        // A condition that cannot be decided must not make the finding milder.
        var critical = rule.CriticalWhen?.Evaluate(subject.Bindings, budget);
        return new Finding
        {
            RuleId = rule.Id,
            Severity = critical is { IsFalse: false } ? Severity.Critical : rule.Severity,
            Message = rule.Message.Fill(subject.Bindings, budget),
            Why = rule.Why.Fill(subject.Bindings, budget),
            Fix = rule.Fix.Fill(subject.Bindings, budget),
            Location = subject.Location,
            References = rule.References,
            Components = Components(rule, subject, budget),
        };
    }

    private static IReadOnlyList<string> Components(Rule rule, RuleSubjectValue subject, ExpressionBudget budget)
    {
        var at = rule.At?.Evaluate(subject.Bindings, budget);
        return at is { IsError: false } list ? [.. list.AsList().Select(c => c.AsRecord()!.Identity)] : subject.Components;
    }
}
