namespace Proofmark.Samples.Generator;

/// <summary>Weights of the harmless classifier: one matrix and its bias.</summary>
internal static class CleanClassifier
{
    public static byte[] Write() => SafetensorsWriter.Write(
        3,
        new Tensor("linear.weight", 5, 16),
        new Tensor("linear.bias", 1, 5));
}
