using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>How far the inside of a step is open: by who signed for it, and by the openings that its record admits. An exposure that the rules accept is told and no open window.</summary>
internal static class InStepFinder
{
    /// <summary>0 to 4; see <see cref="WindowRules.InStep"/>.</summary>
    public static int Exposure(LineageStep step)
    {
        var platform = step.Witnesses.Count == 0 ? 4 : 4 - step.BuildLevel;
        return Math.Min(4, platform + (step.Openings.Count > 0 ? 1 : 0));
    }

    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps.Where(step => !step.IsOrigin && Exposure(step) > context.Rules.InStep).Select(step => Of(context, step));

    private static TamperWindow Of(WindowContext context, LineageStep step)
    {
        var isSigned = WindowContext.IsAccepted(step);
        var (reason, message) = (isSigned, step.Openings.Count) switch
        {
            (false, _) => ("record-not-accepted", $"nobody who is trusted vouches for what happened in {step.Stage}"),
            (_, > 0) => ("openings", $"others could reach into {step.Stage} while it ran: {string.Join(", ", step.Openings)}"),
            _ => ("platform", $"{step.Stage} ran on a platform with exposure {Exposure(step)}; the policy accepts {context.Rules.InStep}"),
        };
        var closing = isSigned
            ? WindowContext.Record(step, "a record of a run without openings, or by a platform of a higher build level")
            : WindowContext.Signature(step, "a signature by somebody whom the policy trusts as builder");
        return context.Open(
            WindowClass.InStep, reason, message, WindowContext.ProductOf(step), [step], (step.Started, step.Finished),
            isSigned ? WindowScale.Platform : WindowScale.Anybody, "whoever can reach the machine while the step runs", "E", closing);
    }
}
