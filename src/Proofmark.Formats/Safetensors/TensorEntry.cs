namespace Proofmark.Formats.Safetensors;

/// <summary>One tensor as the header describes it; offsets are relative to the data.</summary>
internal sealed class TensorEntry(string name, long offset)
{
    public string Name { get; } = name;

    /// <summary>Offset of the entry in the file, for messages.</summary>
    public long Offset { get; } = offset;

    public string? DataType { get; set; }

    /// <summary>Product of the shape; null when it is missing or does not fit 64 bits.</summary>
    public ulong? Elements { get; set; }

    public ulong? Begin { get; set; }

    public ulong? End { get; set; }
}
