using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Makes views of the calls that would rebuild tensors, and checks each against its storage. Nothing is called.</summary>
internal sealed class TensorResolver(PickleGraph graph, IStorageIndex storages)
{
    private const int MaxWrapping = 8;

    private readonly ValueStore store = graph.Store;

    /// <summary>True when a value is a call that gives a tensor, or a bare storage.</summary>
    public bool IsTensor(Value value) => value.Kind == ValueKind.Persistent
        || (value.Kind is ValueKind.Call or ValueKind.Instance
            && TensorCalls.Of(CalleeOf(value)) is TensorCall.View or TensorCall.ViewOfBytes or TensorCall.Wrapped or TensorCall.Deferred);

    /// <summary>The tensor that a value gives.</summary>
    /// <param name="value">A value for which <see cref="IsTensor"/> holds.</param>
    /// <param name="name">The name for the tensor.</param>
    /// <exception cref="CheckpointException">It cannot be given; the message says why.</exception>
    public CheckpointTensor Resolve(Value value, string name) => Resolve(value, name, 0);

    private CheckpointTensor Resolve(Value value, string name, int depth)
    {
        if (value.Kind == ValueKind.Persistent)
        {
            throw new CheckpointException("bare-storage", "it is a storage and no tensor");
        }

        if (depth > MaxWrapping || value.Kind != ValueKind.Call)
        {
            throw new CheckpointException("value-not-followed", "how it is made could not be followed");
        }

        if (store.Part(value, 2).Kind != ValueKind.Absent || store.Attached(value).Kind != ValueKind.Absent)
        {
            throw new CheckpointException("tensor-changed", "the file changes the tensor after making it");
        }

        return Make(TensorCalls.Of(CalleeOf(value)), store.Part(value, 1), name, depth);
    }

    private CheckpointTensor Make(TensorCall call, Value arguments, string name, int depth)
    {
        ReadOnlySpan<ulong> args = store.HasAllItems(arguments) ? store.Items(arguments) : [];
        return call switch
        {
            TensorCall.View when args.Length is >= 4 and <= 7 => View(args, TypedStorage(args[0]), name),
            TensorCall.ViewOfBytes when args.Length is 7 or 8 => View([.. args[..6], .. args[7..]], UntypedStorage(args[0], args[6]), name),
            TensorCall.Wrapped when args.Length >= 1 => Resolve(new Value(args[0]), name, depth + 1),
            TensorCall.Deferred when args.Length == 4 => Make(TensorCalls.Of(graph.GlobalOf(new Value(args[0]))), new Value(args[2]), name, depth < MaxWrapping ? depth + 1 : throw TooDeep()),
            _ => throw new CheckpointException("tensor-unsupported", "it is made in a way that safetensors cannot hold, or with arguments that do not fit"),
        };
    }

    private static CheckpointException TooDeep() => new("value-not-followed", "it is wrapped more often than is followed");

    private CheckpointTensor View(ReadOnlySpan<ulong> args, (StorageRange Range, ElementType Type, long Bytes) storage, string name)
    {
        // A conjugated or negated view has other values than its storage.
        if (args.Length == 7 && new Value(args[6]) is not { Kind: ValueKind.None } && !IsEmptyDict(new Value(args[6])))
        {
            throw new CheckpointException("tensor-metadata", "it is a conjugated or negated view");
        }

        var offset = new Value(args[1]) is { Kind: ValueKind.Int, Integer: >= 0 } first
            ? first.Integer
            : throw new CheckpointException("tensor-outside-storage", $"its offset {graph.Show(new Value(args[1]))} is no number from 0");
        var shape = Numbers(new Value(args[2]), "size");
        var strides = Numbers(new Value(args[3]), "stride");
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

    private (StorageRange Range, ElementType Type, long Bytes) TypedStorage(ulong bits)
    {
        var id = StorageId.Read(graph, new Value(bits));
        var type = (id.IsUntyped ? ElementType.OfDType("uint8") : ElementType.OfStorage(id.Class))
            ?? throw new CheckpointException("tensor-type-unsupported", $"safetensors has no type for elements of torch.{id.Class}");
        return Find(id, type, type.Size);
    }

    private (StorageRange Range, ElementType Type, long Bytes) UntypedStorage(ulong bits, ulong dtype)
    {
        var id = StorageId.Read(graph, new Value(bits));
        var type = graph.GlobalOf(new Value(dtype)) is { Module: "torch" } named ? ElementType.OfDType(named.Name) : null;
        return type is null
            ? throw new CheckpointException("tensor-type-unsupported", $"safetensors has no type for elements of {graph.Show(new Value(dtype))}")
            : Find(id, type, StorageTypes.ElementSize(id.Class) ?? throw new CheckpointException("storage-unknown", $"its storage is of the unknown class torch.{id.Class}"));
    }

    private (StorageRange Range, ElementType Type, long Bytes) Find(StorageId id, ElementType type, int storageElement)
    {
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

    private bool IsEmptyDict(Value value) => value.Kind == ValueKind.Dict && store.HasAllItems(value) && store.Items(value).IsEmpty;

    private GlobalInfo? CalleeOf(Value value) => graph.GlobalOf(value.Kind == ValueKind.Call ? store.Part(value, 0) : value);
}
