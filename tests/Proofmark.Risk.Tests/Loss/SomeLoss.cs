using Proofmark.Core;
using Proofmark.Risk.Loss;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Loss;

/// <summary>Small inputs of the loss model.</summary>
internal static class SomeLoss
{
    public static readonly PertRange Strong = new(0.5, 0.7, 0.9);

    public static readonly LossOptions Quick = new() { Trials = 2_000 };

    public static LossRange Range(double low, double mode, double high, double from, double to, string? driver = null) =>
        new(new PertRange(low, mode, high), new AmountInterval(from, to), new Location("proofmark.yaml", Line: 9)) { Driver = driver };

    public static LossInput Input(string id, LossRange range, params ControlEffect[] effects) =>
        new() { Id = id, Range = range, Instances = [new LossInstance(id.Split('@')[0], "llm", effects)] };

    public static ControlEffect Effect(string control, ThetaBelief? theta, PertRange? ceiling = null, string? group = null, LossAction acts = LossAction.Preventive) =>
        new() { ControlId = control, Group = group ?? control, Acts = acts, Ceiling = ceiling ?? Strong, Theta = theta };

    public static PertRange Fixed(double value) => new(value, value, value);

    public static LossSimulation Simulate(params LossInput[] inputs) => LossModel.Simulate(inputs, [], Quick);

    public static LossSimulation Simulate(int trials, params LossInput[] inputs) => LossModel.Simulate(inputs, [], new LossOptions { Trials = trials });
}
