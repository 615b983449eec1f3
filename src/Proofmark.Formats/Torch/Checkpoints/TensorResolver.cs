using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Makes views of the calls that would rebuild tensors, and checks each against its storage. Nothing is called.</summary>
internal sealed class TensorResolver(PickleGraph graph, IStorageIndex storages, bool bigEndian)
{
    private readonly ValueStore store = graph.Store;
    private readonly Dictionary<string, StorageId> seen = new(StringComparer.Ordinal);

    /// <summary>True when a value is a call that gives a tensor, or a bare storage.</summary>
    public bool IsTensor(Value value) => value.Kind == ValueKind.Persistent
        || (value.Kind is ValueKind.Call or ValueKind.Instance
            && TensorCalls.Of(CalleeOf(value)) is TensorCall.View or TensorCall.ViewOfBytes or TensorCall.Wrapped or TensorCall.Deferred);

    /// <summary>The tensor that a value gives.</summary>
    /// <param name="value">A value for which <see cref="IsTensor"/> holds.</param>
    /// <param name="name">The name for the tensor.</param>
    /// <param name="besides">What its calls are given besides: hooks, a class, attributes of the tensor object.</param>
    /// <exception cref="CheckpointException">It cannot be given; the message says why.</exception>
    public CheckpointTensor Resolve(Value value, string name, out IReadOnlyList<Value> besides)
    {
        var expression = TensorExpression.Read(graph, value);
        besides = expression.Besides;
        var args = expression.View;
        var storage = expression.Call == TensorCall.View ? TypedStorage(args[0]) : UntypedStorage(args[0], expression.DType);
        return View(args, storage, name);
    }

    private CheckpointTensor View(Value[] args, (StorageRange Range, ElementType Type, long Bytes) storage, string name)
    {
        var offset = args[1] is { Kind: ValueKind.Int, Integer: >= 0 } first
            ? first.Integer
            : throw new CheckpointException("tensor-outside-storage", $"its offset {graph.Show(args[1])} is no number from 0");
        var shape = Numbers(args[2], "size");
        var strides = Numbers(args[3], "stride");
        var bounds = ViewBounds.Check(shape, strides, offset, storage.Type.Size, storage.Bytes);
        return new CheckpointTensor(storage.Range, bounds.Extent)
        {
            Name = name,
            Type = storage.Type,
            Shape = shape,
            Strides = strides,
            Offset = offset,
            Elements = bounds.Elements,
        };
    }

    private (StorageRange Range, ElementType Type, long Bytes) TypedStorage(Value storage)
    {
        var id = StorageId.Read(graph, storage);
        var type = (id.IsUntyped ? ElementType.OfDType("uint8") : ElementType.OfStorage(id.Class))
            ?? throw new CheckpointException("tensor-type-unsupported", $"safetensors has no type for elements of torch.{id.Class}");
        return Find(id, type, type.Size);
    }

    private (StorageRange Range, ElementType Type, long Bytes) UntypedStorage(Value storage, Value dtype)
    {
        var id = StorageId.Read(graph, storage);
        var type = graph.GlobalOf(dtype) is { Module: "torch" } named ? ElementType.OfDType(named.Name) : null;
        return type is null
            ? throw new CheckpointException("tensor-type-unsupported", $"safetensors has no type for elements of {graph.Show(dtype)}")
            : Find(id, type, StorageTypes.ElementSize(id.Class) ?? throw new CheckpointException("storage-unknown", $"its storage is of the unknown class torch.{id.Class}"));
    }

    private (StorageRange Range, ElementType Type, long Bytes) Find(StorageId id, ElementType type, int storageElement)
    {
        // PyTorch keeps the storage of the first id of a key, whatever later ones say.
        if (seen.TryGetValue(id.Key, out var first) ? first != id : !seen.TryAdd(id.Key, id))
        {
            throw new CheckpointException("storage-unknown", $"its storage {DisplayText.Quote(id.Key)} is given two types or sizes");
        }

        if (bigEndian && id.IsUntyped && type.SwappedBytes > 1)
        {
            throw new CheckpointException("byte-order", "its elements are big-endian in a storage without a type, which PyTorch does not turn round");
        }

        var range = storages.Find(id.Key, storageElement, out var refusal) ?? throw new CheckpointException("storage-missing", refusal!);
        return id.Elements <= range.Length / storageElement
            ? (range, type, id.Elements * storageElement)
            : throw new CheckpointException("storage-short", $"its storage {DisplayText.Quote(id.Key)} should have {id.Elements} elements of {storageElement} bytes and holds {range.Length} bytes");
    }

    private long[] Numbers(Value tuple, string what)
    {
        ReadOnlySpan<ulong> items = store.Items(tuple);
        var numbers = new long[items.Length];
        var fits = tuple.Kind == ValueKind.Tuple && store.HasAllItems(tuple);
        for (var i = 0; i < items.Length; i++)
        {
            var item = new Value(items[i]);
            fits &= item is { Kind: ValueKind.Int, Integer: >= 0 };
            numbers[i] = item.Integer;
        }

        return fits ? numbers : throw new CheckpointException("tensor-shape", $"its {what} {graph.Show(tuple)} is no tuple of at most 32 numbers from 0");
    }

    private GlobalInfo? CalleeOf(Value value) => graph.GlobalOf(value.Kind == ValueKind.Call ? store.Part(value, 0) : value);
}
