using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Rules.Graph;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments.Paths;

/// <summary>
/// Finds the ways from components that take untrusted text to components that act outside, most open first. At a component the attack passes with the
/// residual of the most open of the path risks there, and freely where there is none; along a way the residuals multiply; for the system the most open way counts.
/// </summary>
internal static class AttackPaths
{
    /// <summary>How many are kept.</summary>
    public const int Most = 20;

    /// <summary>The most open way of each pair of entry and exit, at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<AttackPath> Of(SystemModel model, IReadOnlyList<RiskAssessment> risks, Catalogue catalogue, bool treeTrusted)
    {
        var steps = Steps(model, risks, catalogue);
        var graph = new SystemGraph(model, treeTrusted);
        var entries = model.Components.Where(c => c.Untrusted.Count > 0).Select(c => c.Id).Distinct(StringComparer.Ordinal);
        var exits = model.Components.Where(c => Actions.Outward(graph, c).Count > 0).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        if (exits.Count == 0)
        {
            return [];
        }

        var chances = new ChanceGraph(
            model.Components.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => steps.TryGetValue(c.Id, out var step) ? step.Residual!.Credited : 1, StringComparer.Ordinal),
            model.Flows.Select(f => (f.From, f.To)));
        return
        [
            .. entries.SelectMany(e => chances.MostOpenFrom(e).Values.Where(w => exits.Contains(w.Node)))
                .OrderBy(w => w, ChanceWay.Order).ThenBy(w => w.Nodes[0], StringComparer.Ordinal).Take(Most)
                .Select(w => Path(w.Nodes, steps)),
        ];
    }

    // A finding can put a risk where it is not assessed otherwise; that is no step that stops anything.
    private static Dictionary<string, RiskAssessment> Steps(SystemModel model, IReadOnlyList<RiskAssessment> risks, Catalogue catalogue)
    {
        var passing = PathRisk.Load().Select(p => p.Risk).ToHashSet(StringComparer.Ordinal);
        var kinds = model.Components.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Kind, StringComparer.Ordinal);
        return risks.Where(r => passing.Contains(r.RiskId) && kinds.TryGetValue(r.ComponentId, out var kind) && catalogue.IsAssessedAt(r.RiskId, kind)).GroupBy(r => r.ComponentId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.Residual!.Credited).ThenBy(r => r.Id, StringComparer.Ordinal).First(), StringComparer.Ordinal);
    }

    private static AttackPath Path(IReadOnlyList<string> nodes, Dictionary<string, RiskAssessment> steps)
    {
        var residuals = nodes.Select(n => steps.TryGetValue(n, out var step) ? step.Residual! : ResidualShare.Whole).ToList();

        // Where none of the risks is assessed nothing can be done about them either; so the weakest is one of the others. MaxBy takes the first of equals.
        var weakest = nodes.Where(steps.ContainsKey).MaxBy(n => steps[n].Residual!.Credited) ?? nodes[0];
        return new AttackPath
        {
            Components = nodes,
            Residual = new ResidualShare(Product(residuals, r => r.Low), Product(residuals, r => r.Mean), Product(residuals, r => r.Credited)),
            WeakestStep = weakest,
            Instances = [.. nodes.Select(n => steps.GetValueOrDefault(n)?.Id).OfType<string>()],
        };
    }

    private static double Product(List<ResidualShare> residuals, Func<ResidualShare, double> figure) => residuals.Aggregate(1.0, (all, r) => all * figure(r));
}
