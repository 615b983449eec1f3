using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Calls that rebuild a tensor, taken apart: the innermost makes a view of a storage, those around it dress it up.</summary>
internal sealed class TensorExpression
{
    private const int MaxWrapping = 8;
    private const int ViewArguments = 4;

    private readonly List<Value> besides = [];

    /// <summary>What makes the view: <see cref="TensorCall.View"/> or <see cref="TensorCall.ViewOfBytes"/>.</summary>
    public TensorCall Call { get; private set; }

    /// <summary>Storage, offset, size and stride.</summary>
    public Value[] View { get; private set; } = [];

    /// <summary>The element type where the storage has none.</summary>
    public Value DType { get; private set; }

    /// <summary>All that the calls are given besides: gradient flag, hooks, class, attributes.</summary>
    public IReadOnlyList<Value> Besides => besides;

    /// <summary>Takes a value apart.</summary>
    /// <exception cref="CheckpointException">It is no tensor that can be represented.</exception>
    public static TensorExpression Read(PickleGraph graph, Value value)
    {
        var expression = new TensorExpression();
        for (var depth = 0; expression.View.Length == 0; depth++)
        {
            if (value.Kind == ValueKind.Persistent)
            {
                throw new CheckpointException("bare-storage", "it is a storage and no tensor");
            }

            if (depth > MaxWrapping || value.Kind != ValueKind.Call)
            {
                throw new CheckpointException("value-not-followed", "how it is made could not be followed");
            }

            if (graph.Store.Part(value, 2).Kind != ValueKind.Absent || graph.Store.Attached(value).Kind != ValueKind.Absent)
            {
                throw new CheckpointException("tensor-changed", "the file changes the tensor after making it");
            }

            value = expression.Take(graph, TensorCalls.Of(graph.GlobalOf(graph.Store.Part(value, 0))), Arguments(graph, graph.Store.Part(value, 1)));
        }

        return expression;
    }

    // Returns the tensor inside, where there is one.
    private Value Take(PickleGraph graph, TensorCall call, Value[] args)
    {
        switch (call)
        {
            case TensorCall.View when args.Length is >= ViewArguments and <= 7:
                SetView(graph, call, args[..ViewArguments], default, args.Length == 7 ? args[6] : Value.None, args[ViewArguments..]);
                return default;
            case TensorCall.ViewOfBytes when args.Length is 7 or 8:
                SetView(graph, call, args[..ViewArguments], args[6], args.Length == 8 ? args[7] : Value.None, args[ViewArguments..6]);
                return default;
            case TensorCall.Wrapped when args.Length >= 1:
                besides.AddRange(args[1..]);
                return args[0];
            case TensorCall.Deferred when args.Length == 4 && TensorCalls.Of(graph.GlobalOf(args[0])) is var inner and not TensorCall.Deferred:
                besides.AddRange(args[1], args[3]);
                return Take(graph, inner, Arguments(graph, args[2]));
            default:
                throw new CheckpointException("tensor-unsupported", "it is made in a way that safetensors cannot hold, or with arguments that do not fit");
        }
    }

    private void SetView(PickleGraph graph, TensorCall call, Value[] view, Value dtype, Value metadata, Value[] rest)
    {
        // A conjugated or negated view has other values than its storage.
        var plain = metadata.Kind == ValueKind.None || (metadata.Kind == ValueKind.Dict && graph.Store.HasAllItems(metadata) && graph.Store.Items(metadata).IsEmpty);
        if (!plain)
        {
            throw new CheckpointException("tensor-metadata", "it is a conjugated or negated view");
        }

        (Call, View, DType) = (call, view, dtype);
        besides.AddRange(rest);
    }

    private static Value[] Arguments(PickleGraph graph, Value tuple)
    {
        ReadOnlySpan<ulong> items = graph.Store.HasAllItems(tuple) ? graph.Store.Items(tuple) : [];
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = new Value(items[i]);
        }

        return values;
    }
}
