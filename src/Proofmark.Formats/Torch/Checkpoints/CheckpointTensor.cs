namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>A tensor: a view of a storage, as the checkpoint describes it and checked against the storage's bounds.</summary>
public sealed record CheckpointTensor
{
    internal CheckpointTensor(StorageRange storage, (long Start, long End) extent) => (Storage, Extent) = (storage, extent);

    /// <summary>Name, with dots between the parts, for example <c>encoder.0.weight</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Type of an element.</summary>
    public required ElementType Type { get; init; }

    /// <summary>Size of each dimension, from 0; empty for a scalar.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>Distance in elements between neighbours of each dimension, from 0.</summary>
    public required IReadOnlyList<long> Strides { get; init; }

    /// <summary>First element in the storage, in elements, from 0.</summary>
    public required long Offset { get; init; }

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public required long Elements { get; init; }

    /// <summary>Bytes of the tensor when it is contiguous.</summary>
    public long ByteCount => Elements * Type.Size;

    /// <summary>The storage that holds its elements.</summary>
    internal StorageRange Storage { get; }

    /// <summary>Bytes of the storage between the tensor's first and its last element, both counted.</summary>
    internal (long Start, long End) Extent { get; }
}
