using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Evaluation;

/// <summary>What the rules say about a system, and for what each of them speaks.</summary>
/// <param name="Results">Results of the rules that count.</param>
/// <param name="Bindings">Bindings of the same rules.</param>
public sealed record RuleRun(IReadOnlyList<CheckResult> Results, IReadOnlyList<Binding> Bindings)
{
    /// <summary>
    /// Applies rules. A rule of the assessed tree adds its findings to risks and does nothing else: where it finds nothing it is left out, so that it can
    /// satisfy no policy and lift no earlier fail; and it speaks for no control, so that it does not make one look tested.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="model">The system.</param>
    /// <param name="time">When the rules are applied (UTC).</param>
    /// <param name="treeTrusted">True when mitigations that the description declares silence a rule.</param>
    public static RuleRun Of(RuleSet rules, SystemModel model, DateTimeOffset time, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var judged = rules.Rules.Zip(RuleEvaluator.Evaluate(rules, model, time, treeTrusted))
            .Where(p => p.First.Origin != RuleOrigin.AssessedTree || p.Second.Outcome == Outcome.Fail).ToList();
        return new RuleRun(
            [.. judged.Select(p => p.Second)],
            [.. judged.Select(p => p.First.Origin == RuleOrigin.AssessedTree ? p.First.Binding with { Controls = [] } : p.First.Binding)]);
    }
}
