using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>What an object that a loader would make consists of.</summary>
internal sealed class ObjectParts
{
    public ObjectParts(PickleGraph graph, Value value)
    {
        AddState(graph, graph.Store.Part(value, 2));
        Add(Contents, graph.Store.Attached(value));
        AddArgument(graph, graph.Store.Part(value, 1));
        if (ClassOf(graph, value) is null)
        {
            Add(Arguments, graph.Store.Part(value, 0));
        }
    }

    /// <summary>The class or function that would make an object; null where it is no imported one.</summary>
    public static GlobalInfo? ClassOf(PickleGraph graph, Value value)
    {
        var callee = graph.Store.Part(value, 0);

        // Legacy files name the classes of modules together with their source code, which only ever was shown: ('module', class, file, source).
        var id = callee.Kind == ValueKind.Persistent ? graph.Store.Part(callee, 0) : default;
        return id.Kind == ValueKind.Tuple && graph.Store.Items(id) is [var what, var type, ..] && graph.Store.TextOf(new Value(what)) == "module"
            ? graph.GlobalOf(new Value(type))
            : graph.GlobalOf(callee);
    }

    /// <summary>Attributes that its state names.</summary>
    public List<(string Name, Value Content)> Attributes { get; } = [];

    /// <summary>What is put into it as into a list or dict.</summary>
    public List<Value> Contents { get; } = [];

    /// <summary>What is given to a function whose effect is not known.</summary>
    public List<Value> Arguments { get; } = [];

    /// <summary>True for a <c>torch.nn.Module</c>, whatever its class is called.</summary>
    public bool IsModule => Attributes.Exists(static one => one.Name == "_parameters") && Attributes.Exists(static one => one.Name == "_modules");

    // State is a dict, or a pair of a dict and the attributes in slots; a class with a __setstate__ of its own may take anything.
    private void AddState(PickleGraph graph, Value state)
    {
        if (state.Kind == ValueKind.Dict && AddAttributes(graph, state))
        {
            return;
        }

        if (state.Kind == ValueKind.Tuple && graph.Store.HasAllItems(state) && graph.Store.Items(state) is [var first, var second]
            && IsAttributes(new Value(first)) && IsAttributes(new Value(second)))
        {
            AddState(graph, new Value(first));
            AddState(graph, new Value(second));
            return;
        }

        Add(Arguments, state);
    }

    private static bool IsAttributes(Value value) => value.Kind is ValueKind.Dict or ValueKind.None;

    private bool AddAttributes(PickleGraph graph, Value dict)
    {
        ReadOnlySpan<ulong> items = graph.Store.Items(dict);
        var named = new List<(string, Value)>(items.Length / 2);
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            if (graph.Store.TextOf(new Value(items[i])) is not { } name)
            {
                return false;
            }

            named.Add((name, new Value(items[i + 1])));
        }

        if (!graph.Store.HasAllItems(dict))
        {
            return false;
        }

        Attributes.AddRange(named);
        return true;
    }

    private void AddArgument(PickleGraph graph, Value arguments)
    {
        if (arguments.Kind != ValueKind.Tuple || !graph.Store.HasAllItems(arguments) || !graph.Store.Items(arguments).IsEmpty)
        {
            Add(Arguments, arguments);
        }
    }

    private static void Add(List<Value> list, Value value)
    {
        if (value.Kind is not (ValueKind.Absent or ValueKind.None))
        {
            list.Add(value);
        }
    }
}
