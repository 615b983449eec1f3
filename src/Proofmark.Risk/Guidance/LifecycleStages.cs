namespace Proofmark.Risk.Guidance;

/// <summary>The stages in the life of a model, as the CoSAI Risk Map names them.</summary>
public static class LifecycleStages
{
    /// <summary>Their ids in the order of time.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["planning", "data-preparation", "model-training", "development", "evaluation", "deployment", "runtime", "maintenance"];
}
