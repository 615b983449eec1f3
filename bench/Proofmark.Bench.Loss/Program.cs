using System.Diagnostics;
using System.Globalization;
using Proofmark.Core;
using Proofmark.Risk.Loss;
using Proofmark.Systems.Model;

// 10,000 years, 36 risks with a range each, 20 components, 10 of 35 controls against each risk. Every component has evidence of its own: the
// hardest case, for instances that are defended alike are computed once.
const int Risks = 36;
const int Components = 20;
const int Controls = 35;
const int PerRisk = 10;
var inputs = Enumerable.Range(0, Risks).Select(Input).ToList();
var watch = Stopwatch.StartNew();
var result = LossModel.Simulate(inputs, [new TolerancePoint(0.05, 1e6)], new LossOptions());
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0} ms, expected loss {result.Residual.ExpectedAnnualLoss.Value:0} of {result.Inherent.ExpectedAnnualLoss.Value:0}"));

LossInput Input(int risk) => new()
{
    Id = $"risk{risk}",
    Range = new LossRange(new PertRange(1, 4, 20 + risk), new AmountInterval(1_000, 50_000), new Location("proofmark.yaml")) { Driver = risk % 6 == 0 ? "vendor" : null },
    Instances = [.. Enumerable.Range(0, Components).Select(c => new LossInstance($"risk{risk}", $"component{c}", [.. Enumerable.Range(0, PerRisk).Select(i => Effect(risk, c, i))]))],
};

ControlEffect Effect(int risk, int component, int index)
{
    var control = ((risk * 7) + (index * 3)) % Controls;
    return new ControlEffect
    {
        ControlId = $"control{control}",
        Group = $"group{control % 8}",
        Acts = (LossAction)(control % 3),
        Ceiling = new PertRange(0.2, 0.4 + (control % 4 * 0.05), 0.6),
        Theta = ThetaBelief.Uncertain(4.5 + control, 1.5 + (component * 0.25)),
    };
}
