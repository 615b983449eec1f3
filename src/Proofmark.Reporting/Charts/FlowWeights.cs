using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Charts;

/// <summary>What a flow means to an attack, in rising order.</summary>
internal enum FlowWeight
{
    /// <summary>Nothing that is known.</summary>
    Plain,

    /// <summary>It lies on a way from untrusted text to an action.</summary>
    Tainted,

    /// <summary>It lies on the most open of these ways.</summary>
    Attack,
}

/// <summary>Says what each flow means to an attack: by the ways that the assessment found, or by the shortest ways where it found none.</summary>
internal sealed class FlowWeights
{
    private readonly HashSet<(string From, string To)> attack;
    private readonly HashSet<(string From, string To)> tainted;

    public FlowWeights(AssessmentReport report)
    {
        var paths = report.Assessment.AttackPaths;
        attack = paths.Count == 0 ? [.. ReportFacts.TaintedFlows(report.System)] : Steps(paths[0].Components);
        tainted = [.. paths.Skip(1).SelectMany(p => Steps(p.Components)), .. ReportFacts.TaintedFlows(report.System)];
        WeakestStep = paths.Count == 0 ? null : paths[0].WeakestStep;
    }

    /// <summary>The component on the most open way that stops least; null without such a way.</summary>
    public string? WeakestStep { get; }

    public FlowWeight Of(SystemFlow flow) => attack.Contains((flow.From, flow.To)) ? FlowWeight.Attack
        : tainted.Contains((flow.From, flow.To)) ? FlowWeight.Tainted
        : FlowWeight.Plain;

    private static HashSet<(string, string)> Steps(IReadOnlyList<string> way) => [.. way.Zip(way.Skip(1))];
}
