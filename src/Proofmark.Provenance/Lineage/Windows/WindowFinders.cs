namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>The nine finders, in the order of the classes.</summary>
internal static class WindowFinders
{
    public static IReadOnlyList<Func<WindowContext, IEnumerable<TamperWindow>>> All { get; } =
    [
        HandOverFinder.Find,
        InStepFinder.Find,
        CheckpointChainFinder.Find,
        SignDelayFinder.Find,
        PublishConsumeFinder.Find,
        InputCompletenessFinder.Find,
        IdentityFinder.Find,
        TimeSanityFinder.Find,
        OrphanFinder.Find,
    ];
}
