using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Between the end of a step and the trusted time of its signature nobody could prove which bytes it left. Without a trusted time the interval has no end.</summary>
internal static class SignDelayFinder
{
    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps.Select(step => Of(context, step)).OfType<TamperWindow>();

    private static TamperWindow? Of(WindowContext context, LineageStep step)
    {
        var signed = WindowContext.SignedAt(step.Witnesses);
        if (signed is { } at && step.Finished is { } finished && at - finished <= context.Rules.SignDelay)
        {
            return null;
        }

        var (reason, message) = (signed, step.Finished) switch
        {
            (null, _) => ("no-trusted-time", $"nobody who is trusted says when the record of {step.Stage} was signed"),
            (_, null) => ("no-finish", $"the record of {step.Stage} does not say when it ended"),
            _ => ("signed-late", $"the record of {step.Stage} was signed {WindowWords.Span(signed!.Value - step.Finished!.Value)} after it ended"),
        };
        return context.Open(
            WindowClass.SignDelay, reason, message, WindowContext.ProductOf(step), [step], (step.Finished, signed), WindowScale.Platform,
            "whoever can write to the products before they are signed", "F", WindowContext.Signature(step, "a signature with a trusted timestamp when the step ends"));
    }
}
