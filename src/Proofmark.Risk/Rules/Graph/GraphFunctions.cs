using Proofmark.Core.Expressions;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>The functions of rules over a system. Each spends at least as many steps as it visits components, flows and facts.</summary>
internal static class GraphFunctions
{
    private static readonly ExpressionType System = ExpressionType.Record(SystemRecord.Name);
    private static readonly ExpressionType Component = ExpressionType.Record(ComponentRecord.Name);
    private static readonly ExpressionType Fact = ExpressionType.Record(FactRecord.Name);
    private static readonly ExpressionType Components = ExpressionType.List(Component);
    private static readonly ExpressionType Facts = ExpressionType.List(Fact);
    private static readonly ExpressionType Texts = ExpressionType.List(ExpressionType.String);

    public static FunctionPack Pack { get; } = new("graph",
    [
        Method("components", [System, ExpressionType.String], Components, (a, budget) => ComponentsOf(GraphOf(a[0]), a[1].AsString(), budget)),
        Method("facts", [System, ExpressionType.String], Facts, (a, budget) => FactsOf(GraphOf(a[0]), a[1].AsString(), null, budget)),
        Method("facts", [Component, ExpressionType.String], Facts, (a, budget) => FactsOf(GraphOf(a[0]), a[1].AsString(), ComponentOf(a[0]), budget)),
        Method("attr", [Fact, ExpressionType.String], ExpressionType.String, (a, _) => ExpressionValue.Of(((FactRecord)a[0].AsRecord()!).Fact.Attributes.GetValueOrDefault(a[1].AsString(), ""))),
        new("path", [Component, Component], Components, (a, budget) => Walk(a[0], budget, (graph, id, other) => graph.Path(id, other!), a[1])),
        Method("reaches", [Component, Component], ExpressionType.Bool, (a, budget) => Test(Walk(a[0], budget, (graph, id, other) => graph.Path(id, other!), a[1]))),
        Method("upstream", [Component], Components, (a, budget) => Walk(a[0], budget, (graph, id, _) => graph.Upstream(id))),
        Method("untrustedPath", [Component], Components, (a, budget) => WalkAll(a[0], budget)),
        Method("outwardActions", [Component], Texts, (a, budget) => ActionsOf(a[0], budget, Actions.Outward)),
        Method("consequentialActions", [Component], Texts, (a, budget) => ActionsOf(a[0], budget, Actions.Consequential)),
        Method("holdsPrivateData", [Component], ExpressionType.Bool, (a, _) => ExpressionValue.Of(HoldsPrivateData(GraphOf(a[0]).Model, ComponentOf(a[0])))),
        Method("approvesAll", [Component], ExpressionType.Bool, (a, _) => ExpressionValue.Of(GraphOf(a[0]).TreeTrusted && ComponentOf(a[0]).Approval == "all")),
        new("arrows", [Components], ExpressionType.String, (a, budget) => Join(a[0].AsList().Select(c => ComponentOf(c).Id), " -> ", budget)),
        new("list", [Texts], ExpressionType.String, (a, budget) => Join(a[0].AsList().Select(t => t.AsString()), ", ", budget)),
    ]);

    private static ExpressionFunction Method(string name, IReadOnlyList<ExpressionType> parameters, ExpressionType result, FunctionBody body) =>
        new(name, parameters, result, body) { IsMethod = true };

    private static ExpressionValue ComponentsOf(SystemGraph graph, string kind, ExpressionBudget budget) => budget.TrySpend(graph.Size)
        ? ExpressionValue.Of((IReadOnlyList<ExpressionValue>)[.. graph.Model.Components.Where(c => kind.Length == 0 || c.Kind == kind).Select(c => Value(graph, c))])
        : OverBudget();

    private static ExpressionValue FactsOf(SystemGraph graph, string kind, SystemComponent? owner, ExpressionBudget budget) => budget.TrySpend(graph.Model.Facts.Count)
        ? ExpressionValue.Of((IReadOnlyList<ExpressionValue>)[.. graph.Model.Facts
            .Where(f => KebabCase.Of(f.Kind) == kind && (owner is null || owner.Owns(f.Location.Path)))
            .Select(f => ExpressionValue.Of(new FactRecord(f)))])
        : OverBudget();

    private static ExpressionValue Walk(ExpressionValue from, ExpressionBudget budget, Func<SystemGraph, string, string?, IReadOnlyList<string>> walk, ExpressionValue to = default)
    {
        var graph = GraphOf(from);
        return budget.TrySpend(graph.Size) ? Path(graph, walk(graph, ComponentOf(from).Id, to.AsRecord()?.Identity)) : OverBudget();
    }

    // The search is done once for the whole system; each answer costs as much as the longest path, which no path is longer than twice the components.
    private static ExpressionValue WalkAll(ExpressionValue to, ExpressionBudget budget)
    {
        var graph = GraphOf(to);
        return budget.TrySpend(2L * graph.Model.Components.Count) ? Path(graph, graph.Untrusted.To(ComponentOf(to).Id)) : OverBudget();
    }

    private static ExpressionValue ActionsOf(ExpressionValue of, ExpressionBudget budget, Func<SystemGraph, SystemComponent, IReadOnlyList<string>> actions)
    {
        var graph = GraphOf(of);
        return budget.TrySpend(graph.Model.Components.Count + graph.Model.Facts.Count) ? ExpressionValue.Of(actions(graph, ComponentOf(of))) : OverBudget();
    }

    private static ExpressionValue Test(ExpressionValue path) => path.IsError ? path : ExpressionValue.Of(path.AsList().Count > 0);

    private static ExpressionValue Join(IEnumerable<string> texts, string between, ExpressionBudget budget)
    {
        var joined = string.Join(between, texts);
        return budget.TrySpend(joined.Length / 16) ? ExpressionValue.Of(joined) : OverBudget();
    }

    private static bool HoldsPrivateData(SystemModel model, SystemComponent component) =>
        component.Data.Any(name => model.Data.TryGetValue(name, out var set) && DataClasses.ArePrivate(set));

    private static ExpressionValue Path(SystemGraph graph, IReadOnlyList<string> ids) =>
        ExpressionValue.Of((IReadOnlyList<ExpressionValue>)[.. ids.Select(id => Value(graph, graph.Find(id)))]);

    private static ExpressionValue Value(SystemGraph graph, SystemComponent component) => ExpressionValue.Of(new ComponentRecord(graph, component));

    private static ExpressionValue OverBudget() => ExpressionValue.Failure("the system is too large for this rule");

    private static SystemGraph GraphOf(ExpressionValue record) => record.AsRecord() is ComponentRecord component ? component.Graph : ((SystemRecord)record.AsRecord()!).Graph;

    private static SystemComponent ComponentOf(ExpressionValue record) => ((ComponentRecord)record.AsRecord()!).Component;
}
