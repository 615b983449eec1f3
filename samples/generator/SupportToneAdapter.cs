namespace Proofmark.Samples.Generator;

/// <summary>A low-rank adapter in the layout of PEFT: two small matrices per adapted projection.</summary>
internal static class SupportToneAdapter
{
    private const int Width = 128;
    private const int Rank = 4;

    private static readonly string[] Projections = ["q_proj", "v_proj"];

    public static byte[] Write() => SafetensorsWriter.Write(
        11,
        [.. Enumerable.Range(0, 2).SelectMany(layer => Projections.SelectMany(projection => Pair(layer, projection)))]);

    private static IEnumerable<Tensor> Pair(int layer, string projection)
    {
        var name = $"base_model.model.model.layers.{layer}.self_attn.{projection}";
        yield return new Tensor($"{name}.lora_A.weight", Rank, Width);
        yield return new Tensor($"{name}.lora_B.weight", Width, Rank);
    }
}
