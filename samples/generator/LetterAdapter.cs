namespace Proofmark.Samples.Generator;

/// <summary>A LoRA adapter of rank four for one layer.</summary>
internal static class LetterAdapter
{
    public static byte[] Write() => SafetensorsWriter.Write(
        4,
        new Tensor("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight", 4, 32),
        new Tensor("base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight", 32, 4));
}
