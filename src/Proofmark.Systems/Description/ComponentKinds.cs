namespace Proofmark.Systems.Description;

/// <summary>The short names of component kinds that a description may use instead of the ids of the CoSAI Risk Map.</summary>
public static class ComponentKinds
{
    /// <summary>Catalogue ids by short name, in the order in which they are explained.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Aliases { get; } =
    [
        new("application", "componentApplication"),
        new("model", "componentTheModel"),
        new("agent", "componentReasoningCore"),
        new("tools", "componentTools"),
        new("rag", "componentRAGContent"),
        new("memory", "componentMemory"),
        new("prompt", "componentAgentSystemInstruction"),
        new("user-query", "componentAgentUserQuery"),
        new("application-input", "componentApplicationInputHandling"),
        new("application-output", "componentApplicationOutputHandling"),
        new("agent-input", "componentAgentInputHandling"),
        new("agent-output", "componentAgentOutputHandling"),
        new("orchestration-input", "componentOrchestrationInputHandling"),
        new("orchestration-output", "componentOrchestrationOutputHandling"),
        new("data-sources", "componentDataSources"),
        new("data-processing", "componentDataFilteringAndProcessing"),
        new("training-data", "componentTrainingData"),
        new("data-storage", "componentDataStorage"),
        new("model-storage", "componentModelStorage"),
        new("serving", "componentModelServing"),
        new("frameworks", "componentModelFrameworksAndCode"),
        new("evaluation", "componentModelEvaluation"),
        new("training", "componentModelTrainingTuning"),
    ];

    /// <summary>The catalogue id of a short name or of an id; null when it is neither.</summary>
    public static string? Resolve(string text)
    {
        foreach (var (alias, id) in Aliases)
        {
            if (string.Equals(alias, text, StringComparison.Ordinal) || string.Equals(id, text, StringComparison.Ordinal))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The short name of a catalogue id; the id itself when it has none.</summary>
    public static string AliasOf(string id) => Aliases.FirstOrDefault(a => a.Value == id).Key ?? id;
}
