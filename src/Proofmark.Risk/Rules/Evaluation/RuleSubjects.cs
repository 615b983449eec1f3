using System.Collections.Frozen;
using Proofmark.Core;
using Proofmark.Core.Expressions;
using Proofmark.Risk.Rules.Graph;

namespace Proofmark.Risk.Rules.Evaluation;

/// <summary>Lists what a rule looks at.</summary>
internal static class RuleSubjects
{
    private static readonly FrozenDictionary<string, string> NoAnswers = FrozenDictionary<string, string>.Empty;

    public static IEnumerable<RuleSubjectValue> Of(Rule rule, SystemGraph graph) => rule.Subject switch
    {
        RuleSubject.Component => Components(rule, graph),
        RuleSubject.Fact => Facts(rule, graph),
        RuleSubject.Flow => Flows(graph),
        RuleSubject.Identity => Identities(rule, graph),
        RuleSubject.Data => Sets(graph),
        _ => [Value(graph, Place(graph), [], null)],
    };

    /// <summary>What the subjects of a rule are called when they are counted.</summary>
    public static string Unit(RuleSubject subject) => subject switch
    {
        RuleSubject.Fact => "facts",
        RuleSubject.Flow => "flows",
        RuleSubject.Identity => "identities",
        RuleSubject.Data => "data sets",
        _ => "components",
    };

    private static IEnumerable<RuleSubjectValue> Components(Rule rule, SystemGraph graph) =>
        graph.Model.Components.Where(c => Concerns(rule, c.Kind)).Select(c => Value(graph, c.Location, [c.Id], new ComponentRecord(graph, c)));

    // Facts name no components: whoever reads the finding places it by the file it stands in.
    private static IEnumerable<RuleSubjectValue> Facts(Rule rule, SystemGraph graph) =>
        graph.Model.Facts.Where(f => Concerns(rule, KebabCase.Of(f.Kind))).Select(f => Value(graph, f.Location, [], new FactRecord(f)));

    // A flow that was concluded stands where its sender does.
    private static IEnumerable<RuleSubjectValue> Flows(SystemGraph graph) =>
        graph.Flows.Select(f => Value(graph, f.Location ?? graph.Find(f.From).Location, [.. new[] { f.From, f.To }.Distinct(StringComparer.Ordinal)], new FlowRecord(graph, f)));

    private static IEnumerable<RuleSubjectValue> Identities(Rule rule, SystemGraph graph) =>
        graph.Model.Identities.Values.Where(i => Concerns(rule, i.Kind)).Select(i => Value(graph, i.Location, i.UsedBy, new IdentityRecord(graph, i)));

    private static IEnumerable<RuleSubjectValue> Sets(SystemGraph graph) =>
        graph.Model.Data.Values.Select(d => Value(graph, d.Location, graph.Holders(d.Name), new DataRecord(graph, d)));

    private static bool Concerns(Rule rule, string kind) => rule.Kinds.Count == 0 || rule.Kinds.Contains(kind, StringComparer.Ordinal);

    private static Location Place(SystemGraph graph) => graph.Model.Components.Count > 0 ? graph.Model.Components[0].Location : new Location(".");

    private static RuleSubjectValue Value(SystemGraph graph, Location place, IReadOnlyList<string> components, IExpressionRecord? record)
    {
        var system = new SystemRecord(graph);
        var bindings = new Dictionary<string, ExpressionValue>(StringComparer.Ordinal) { [SystemRecord.Name] = ExpressionValue.Of(system) };
        if (record is not null)
        {
            bindings[record.TypeName] = ExpressionValue.Of(record);
        }

        var answering = record is null ? system : record as IAnsweringRecord;
        return new RuleSubjectValue(place, components, bindings, answering?.Thing, answering?.Answers ?? NoAnswers);
    }
}
