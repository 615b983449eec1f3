using Proofmark.Core;
using Proofmark.Core.Expressions;
using Proofmark.Risk.Rules.Graph;

namespace Proofmark.Risk.Rules.Evaluation;

/// <summary>Lists what a rule looks at.</summary>
internal static class RuleSubjects
{
    public static IEnumerable<RuleSubjectValue> Of(Rule rule, SystemGraph graph)
    {
        var system = ExpressionValue.Of(new SystemRecord(graph));
        return rule.Subject switch
        {
            RuleSubject.Component => Components(rule, graph, system),
            RuleSubject.Fact => Facts(rule, graph, system),
            _ => [new RuleSubjectValue(Place(graph), [], Bind(system))],
        };
    }

    private static IEnumerable<RuleSubjectValue> Components(Rule rule, SystemGraph graph, ExpressionValue system) =>
        graph.Model.Components.Where(c => rule.Kinds.Count == 0 || rule.Kinds.Contains(c.Kind, StringComparer.Ordinal))
            .Select(c => new RuleSubjectValue(c.Location, [c.Id], Bind(system, ComponentRecord.Name, new ComponentRecord(graph, c))));

    // Facts name no components: whoever reads the finding places it by the file it stands in.
    private static IEnumerable<RuleSubjectValue> Facts(Rule rule, SystemGraph graph, ExpressionValue system) =>
        graph.Model.Facts.Where(f => rule.Kinds.Count == 0 || rule.Kinds.Contains(KebabCase.Of(f.Kind), StringComparer.Ordinal))
            .Select(f => new RuleSubjectValue(f.Location, [], Bind(system, FactRecord.Name, new FactRecord(f))));

    private static Location Place(SystemGraph graph) => graph.Model.Components.Count > 0 ? graph.Model.Components[0].Location : new Location(".");

    private static Dictionary<string, ExpressionValue> Bind(ExpressionValue system, string? name = null, IExpressionRecord? record = null)
    {
        var bindings = new Dictionary<string, ExpressionValue>(StringComparer.Ordinal) { [SystemRecord.Name] = system };
        if (name is not null && record is not null)
        {
            bindings[name] = ExpressionValue.Of(record);
        }

        return bindings;
    }
}
