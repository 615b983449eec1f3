using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Whether all that a step read is among its materials: as observed, or as an isolated platform (build level 3) vouches for.</summary>
internal static class InputCompletenessFinder
{
    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps.Where(static s => !s.IsOrigin).Select(step => Of(context, step)).OfType<TamperWindow>();

    private static TamperWindow? Of(WindowContext context, LineageStep step)
    {
        var seen = step.Observation;
        var (reason, message) = seen switch
        {
            { Undeclared: [var first, ..] } => ("undeclared-input", $"{step.Stage} read {seen.Undeclared.Count} files that its record does not list, for example '{first}'"),
            { Hosts: [var host, ..] } => ("undeclared-network", $"{step.Stage} connected to {seen.Hosts.Count} addresses, for example {host}"),
            { IsObserved: false } when !step.Witnesses.Any(static w => w.BuildLevel >= 3) => ("not-observed", $"nobody observed what {step.Stage} read"),
            _ => (null, ""),
        };
        return reason is null
            ? null
            : context.Open(
                WindowClass.InputCompleteness, reason, message, WindowContext.ProductOf(step), [step], (null, step.Finished), WindowScale.Platform,
                "whoever can write to what the step read", "dependency", WindowContext.Record(step, "a record of an observed run that lists all that was read"));
    }
}
