using Proofmark.Core.Expressions;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>Functions that lead from one part of a system to others. Each spends at least as many steps as it visits parts.</summary>
internal static class RelationFunctions
{
    private static readonly ExpressionType System = ExpressionType.Record(SystemRecord.Name);
    private static readonly ExpressionType Component = ExpressionType.Record(ComponentRecord.Name);
    private static readonly ExpressionType Flow = ExpressionType.Record(FlowRecord.Name);
    private static readonly ExpressionType Identity = ExpressionType.Record(IdentityRecord.Name);
    private static readonly ExpressionType Data = ExpressionType.Record(DataRecord.Name);
    private static readonly ExpressionType Texts = ExpressionType.List(ExpressionType.String);

    public static FunctionPack Pack { get; } = new("relations",
    [
        Method("flows", System, ExpressionType.List(Flow), of => Flows(of, _ => true)),
        Method("inbound", Component, ExpressionType.List(Flow), of => Flows(of, f => f.To == of.Identity)),
        Method("outbound", Component, ExpressionType.List(Flow), of => Flows(of, f => f.From == of.Identity)),
        Near("crossesBoundary", Flow, ExpressionType.Bool, of => ExpressionValue.Of(of.Graph.Crossed(((FlowRecord)of).Flow).Count > 0)),
        Near("boundaries", System, Texts, of => ExpressionValue.Of(of.Graph.Model.Boundaries.Keys.Order(StringComparer.Ordinal))),
        Near("boundaries", Component, Texts, of => ExpressionValue.Of(of.Graph.Boundaries(of.Identity))),
        Near("boundary", Component, ExpressionType.String, of => ExpressionValue.Of(of.Graph.Boundaries(of.Identity).FirstOrDefault(""))),
        Method("downstream", Component, ExpressionType.List(Component), of => Components(of.Graph, of.Graph.Downstream(of.Identity))),
        Method("identities", System, ExpressionType.List(Identity), of => Identities(of, _ => true)),
        Method("identities", Component, ExpressionType.List(Identity), of => Identities(of, i => i.UsedBy.Contains(of.Identity, StringComparer.Ordinal))),
        Method("components", Identity, ExpressionType.List(Component), of => Components(of.Graph, ((IdentityRecord)of).Described.UsedBy)),
        Method("data", System, ExpressionType.List(Data), of => Sets(of, _ => true)),
        Method("holdings", Component, ExpressionType.List(Data), of => Sets(of, ((ComponentRecord)of).Component.Data.Contains)),
        Method("holders", Data, ExpressionType.List(Component), of => Components(of.Graph, of.Graph.Holders(of.Identity))),
        Near("isPrivate", Data, ExpressionType.Bool, of => ExpressionValue.Of(DataClasses.ArePrivate(((DataRecord)of).Set))),
        Method("speaksMcp", Component, ExpressionType.Bool, of => ExpressionValue.Of(ToolServers.SpeaksMcp(of.Graph.Model, ((ComponentRecord)of).Component))),
        Method("mcpOverNetwork", Component, ExpressionType.Bool, of => ExpressionValue.Of(ToolServers.SpeaksMcpOverNetwork(of.Graph.Model, ((ComponentRecord)of).Component))),
    ]);

    private static ExpressionFunction Method(string name, ExpressionType receiver, ExpressionType result, Func<IAnsweringRecord, ExpressionValue> body) =>
        Method(name, receiver, result, body, graph => graph.Size + graph.Model.Facts.Count);

    // Looks only at what stands beside the thing itself.
    private static ExpressionFunction Near(string name, ExpressionType receiver, ExpressionType result, Func<IAnsweringRecord, ExpressionValue> body) =>
        Method(name, receiver, result, body, graph => 1 + graph.Model.Boundaries.Count);

    private static ExpressionFunction Method(string name, ExpressionType receiver, ExpressionType result, Func<IAnsweringRecord, ExpressionValue> body, Func<SystemGraph, long> cost) =>
        new(name, [receiver], result, (a, budget) => Run((IAnsweringRecord)a[0].AsRecord()!, body, cost, budget)) { IsMethod = true };

    private static ExpressionValue Run(IAnsweringRecord of, Func<IAnsweringRecord, ExpressionValue> body, Func<SystemGraph, long> cost, ExpressionBudget budget) =>
        budget.TrySpend(cost(of.Graph)) ? body(of) : ExpressionValue.Failure("the system is too large for this rule");

    private static ExpressionValue Flows(IAnsweringRecord of, Func<SystemFlow, bool> wanted) =>
        List(of.Graph.Flows.Where(wanted).Select(f => new FlowRecord(of.Graph, f)));

    private static ExpressionValue Identities(IAnsweringRecord of, Func<SystemIdentity, bool> wanted) =>
        List(of.Graph.Model.Identities.Values.Where(wanted).Select(i => new IdentityRecord(of.Graph, i)));

    private static ExpressionValue Sets(IAnsweringRecord of, Func<string, bool> wanted) =>
        List(of.Graph.Model.Data.Values.Where(d => wanted(d.Name)).Select(d => new DataRecord(of.Graph, d)));

    private static ExpressionValue Components(SystemGraph graph, IEnumerable<string> ids) =>
        List(ids.Where(graph.Contains).Select(id => new ComponentRecord(graph, graph.Find(id))));

    private static ExpressionValue List(IEnumerable<IExpressionRecord> records) =>
        ExpressionValue.Of((IReadOnlyList<ExpressionValue>)[.. records.Select(r => ExpressionValue.Of(r))]);
}
