namespace Proofmark.Samples.Generator;

/// <summary>Weights of a reranker whose danger is the code beside it, not this file.</summary>
internal static class Reranker
{
    public static byte[] Write() => SafetensorsWriter.Write(
        7,
        new Tensor("encoder.weight", 64, 32),
        new Tensor("score.weight", 1, 32));
}
