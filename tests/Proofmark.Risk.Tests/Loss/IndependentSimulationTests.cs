using System.Globalization;
using Proofmark.Risk.Loss;

namespace Proofmark.Risk.Tests.Loss;

/// <summary>The whole model once more, written in another language with another generator and other sampling methods.</summary>
public sealed class IndependentSimulationTests
{
    private const string Script = """
        import numpy as np
        r = np.random.default_rng(11)
        n = 200_000
        def pert(a, m, b):
            return a + (b - a) * r.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), n)
        def year(rate, a, b):
            mu, sigma = (np.log(a) + np.log(b)) / 2, (np.log(b) - np.log(a)) / 3.2897072539
            counts = r.poisson(rate)
            sizes = r.lognormal(mu, sigma, counts.sum())
            return np.bincount(np.repeat(np.arange(n), counts), weights=sizes, minlength=n)
        filter_, block, seal, watch, answer = r.beta(4.5, 1.5, n), r.beta(8.5, 1.5, n), r.beta(0.5, 1.5, n), r.beta(4.5, 1.5, n), r.beta(12.5, 1.5, n)
        strong, weak = (.5, .7, .9), (.05, .15, .3)
        # risk A: two filters overlap, a seal beside them; at another place the seal alone
        ef, eb, es = pert(*strong) * filter_, pert(*strong) * block, pert(*strong) * seal
        g = 1 - np.maximum(ef, eb)
        v1 = .7 * g * (1 - es) + .3 * np.minimum(g, 1 - es)
        a = year(pert(1, 4, 20) * np.maximum(v1, 1 - es), 1e3, 5e4)
        # risk B: one filter, and losses that are watched and answered
        ef, ew, ea = pert(*weak) * filter_, pert(*strong) * watch, pert(*strong) * answer
        b = year(pert(0, 30, 300) * (1 - ef), 1e2, 1e4) * (1 - ew * ea)
        t = np.sort(a + b)
        print(*[t.mean(), t[n // 2], t[int(n * .9)], t[int(n * .95)], t[int(n * .95):].mean(), (t > 5e5).mean()])
        """;

    [Fact]
    public void Both_simulations_agree_on_every_figure()
    {
        var independent = Python.Run(Script).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        var view = LossModel.Simulate([RiskA(), RiskB()], [new(0.1, 5e5)], new LossOptions { Trials = 200_000 });
        LossFigure[] own =
        [
            view.Residual.ExpectedAnnualLoss, view.Residual.P50, view.Residual.P90, view.Residual.P95, view.Residual.ES95, view.Tolerance[0].Residual,
        ];

        foreach (var (figure, other) in own.Zip(independent))
        {
            // Both have the same error: √2 for their difference.
            figure.Value.Should().BeApproximately(other, 4 * Math.Sqrt(2) * figure.StandardError);
        }
    }

    private static LossInput RiskA()
    {
        var seal = SomeLoss.Effect("controlSeal", ThetaBelief.Uncertain(0.5, 1.5));
        return new LossInput
        {
            Id = "riskA",
            Range = SomeLoss.Range(1, 4, 20, 1e3, 5e4),
            Instances =
            [
                new LossInstance("riskA", "llm", [Filter(SomeLoss.Strong), SomeLoss.Effect("controlBlock", ThetaBelief.Uncertain(8.5, 1.5), group: "filter"), seal]),
                new LossInstance("riskA", "tool", [seal]),
            ],
        };
    }

    private static LossInput RiskB() => SomeLoss.Input(
        "riskB",
        SomeLoss.Range(0, 30, 300, 1e2, 1e4),
        Filter(new(0.05, 0.15, 0.3)),
        SomeLoss.Effect("controlWatch", ThetaBelief.Uncertain(4.5, 1.5), acts: LossAction.Detective),
        SomeLoss.Effect("controlAnswer", ThetaBelief.Uncertain(12.5, 1.5), acts: LossAction.Responsive));

    private static ControlEffect Filter(Proofmark.Systems.Model.PertRange ceiling) => SomeLoss.Effect("controlFilter", ThetaBelief.Uncertain(4.5, 1.5), ceiling, "filter");
}
