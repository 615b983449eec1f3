namespace Proofmark.Samples.Generator;

/// <summary>A binary file of the samples.</summary>
/// <param name="Path">Path below the folder <c>samples</c>, with forward slashes.</param>
/// <param name="Write">Makes the bytes; the same ones each time.</param>
internal sealed record SampleFile(string Path, Func<byte[]> Write)
{
    /// <summary>Every binary file of the samples: a new one is one line here.</summary>
    public static IReadOnlyList<SampleFile> All { get; } =
    [
        new("support-agent/models/intent-classifier/model.pkl", IntentClassifier.Write),
        new("support-agent/models/reranker/model.safetensors", Reranker.Write),
        new("support-agent/adapters/support-tone/adapter_model.safetensors", SupportToneAdapter.Write),
        new("clean-classifier/model.safetensors", CleanClassifier.Write),
        new("fine-tuning/adapters/letters/adapter_model.safetensors", LetterAdapter.Write),
        new("federated-learning/models/round-0/model.safetensors", SharedCurves.Write),
    ];
}
