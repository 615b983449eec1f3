namespace Proofmark.Formats.Safetensors;

/// <summary>A tensor to be written.</summary>
/// <param name="Name">Its name; distinct, and not <c>__metadata__</c>.</param>
/// <param name="DataType">Name of its data type, for example <c>F32</c>.</param>
/// <param name="Shape">Size of each dimension, from 0; empty for a scalar.</param>
public sealed record SafetensorsTensor(string Name, string DataType, IReadOnlyList<long> Shape);
