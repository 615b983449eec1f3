using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Times that are not told, or cannot all be true: an end before the beginning, a consumer before its producer, a signature before the end, a moment that has not come.</summary>
internal static class TimeSanityFinder
{
    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps.SelectMany(step => Alone(context, step).Concat(Between(context, step)));

    private static IEnumerable<TamperWindow> Alone(WindowContext context, LineageStep step)
    {
        var skew = context.Rules.ClockSkew;
        if (step.Started is null || step.Finished is null)
        {
            yield return Open(context, "no-times", $"the record of {step.Stage} does not say when it began and ended", WindowContext.ProductOf(step), [step], (step.Started, step.Finished), step);
        }

        if (step.Finished < step.Started)
        {
            yield return Open(context, "ends-before-it-begins", $"{step.Stage} ended before it began", WindowContext.ProductOf(step), [step], (step.Finished, step.Started), step);
        }

        if (WindowContext.SignedAt(step.Witnesses) is { } signed && signed + skew < step.Finished)
        {
            yield return Open(context, "signed-before-end", $"the record of {step.Stage} was signed before the step ended", WindowContext.ProductOf(step), [step], (signed, step.Finished), step);
        }

        if (step.Finished > context.AsOf + skew || step.Started > context.AsOf + skew)
        {
            yield return Open(context, "in-the-future", $"{step.Stage} lies in the future", WindowContext.ProductOf(step), [step], (context.AsOf, step.Finished ?? step.Started), step);
        }
    }

    private static IEnumerable<TamperWindow> Between(WindowContext context, LineageStep consumer) => context.Graph.Feeding(consumer)
        .Where(f => f.Producer.Finished is { } finished && consumer.Started is { } started && started + context.Rules.ClockSkew < finished)
        .DistinctBy(static f => f.Producer.Id, StringComparer.Ordinal)
        .Select(f => Open(
            context, "consumed-before-made", $"{consumer.Stage} began before {f.Producer.Stage}, whose product it takes, had ended", f.Material, [f.Producer, consumer], (consumer.Started, f.Producer.Finished), consumer));

    private static TamperWindow Open(WindowContext context, string reason, string message, ArtifactReference artifact, IReadOnlyList<LineageStep> steps, (DateTimeOffset?, DateTimeOffset?) when, LineageStep wrong) => context.Open(
        WindowClass.TimeSanity, reason, message, artifact, steps, when, WindowScale.Platform, "whoever wrote the records, or set the clocks", "E",
        WindowContext.Record(wrong, "a record with times that agree with its neighbours"));
}
