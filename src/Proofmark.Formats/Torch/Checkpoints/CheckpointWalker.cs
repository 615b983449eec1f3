using System.Globalization;
using Proofmark.Core;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>
/// Walks from what a loader would be given to every tensor below it. Names are those of <c>state_dict()</c>: keys, positions and attributes with dots
/// between them, where <c>_parameters</c>, <c>_buffers</c> and <c>_modules</c> of a module give no part of their own. Whatever may hold a tensor and
/// cannot be followed is a problem; what surely holds none is left out.
/// </summary>
internal sealed class CheckpointWalker(PickleGraph graph, TensorResolver resolver, Findings findings, Limits limits)
{
    // Shared containers can be walked many times over; a file of honest size never comes near.
    private const long MaxVisits = 10_000_000;
    private const int MaxName = 8192;
    private const string NameOfRoot = "tensor";

    private readonly ValueStore store = graph.Store;
    private readonly HashSet<ulong> path = [];

    // The first name of each tensor object: modules keep some of their parameters in lists beside their state (torch.nn.LSTM, for one).
    private readonly Dictionary<ulong, string> named = [];
    private int besideState;
    private long visits;

    /// <summary>Walks everything.</summary>
    /// <exception cref="CheckpointException">The checkpoint exceeds a limit.</exception>
    public void Walk() => Visit(graph.Root, "");

    private void Visit(Value value, string name)
    {
        if (++visits > MaxVisits || path.Count > limits.MaxCheckpointDepth || name.Length > MaxName)
        {
            throw new CheckpointException("values-limit", $"there are more values than are followed, or they are nested deeper than {limits.MaxCheckpointDepth}, or have names longer than {MaxName}");
        }

        if (resolver.IsTensor(value))
        {
            AddTensor(value, path.Count == 0 ? NameOfRoot : name);
        }
        else if (value.Kind is ValueKind.List or ValueKind.Tuple or ValueKind.Dict or ValueKind.Set or ValueKind.Call or ValueKind.New)
        {
            VisitCompound(value, name);
        }
        else if (value.Kind is ValueKind.Unknown or ValueKind.LostContainer or ValueKind.LostTuple or ValueKind.Instance or ValueKind.Attribute or ValueKind.Absent or ValueKind.Buffer)
        {
            findings.Refuse("value-not-followed", name, $"what {graph.Show(value)} holds could not be followed");
        }
        else if (value.Kind != ValueKind.None)
        {
            findings.Leave(name, graph.Show(value));
        }
    }

    private void AddTensor(Value value, string name)
    {
        if (!named.TryAdd(value.Bits, name) && besideState > 0)
        {
            findings.Leave(name, $"the tensor {DisplayText.Quote(named[value.Bits])} once more");
            return;
        }

        IReadOnlyList<Value> besides = [];
        try
        {
            findings.Add(resolver.Resolve(value, name, out besides));
        }
        catch (CheckpointException refusal) when (refusal.Code != "tensors-limit")
        {
            findings.Refuse(refusal.Code, name, refusal.Message);
        }

        foreach (var one in besides.Where(static one => one.Kind is ValueKind.Dict or ValueKind.List or ValueKind.Tuple or ValueKind.Call or ValueKind.New))
        {
            VisitWithoutTensors(one, Join(name, "()"), "the tensor object has attributes that are tensors themselves");
        }
    }

    // What turns out to hold no tensor is left out as one value.
    private void VisitCompound(Value value, string name)
    {
        if (!path.Add(value.Bits))
        {
            findings.Leave(name, "a reference to a value around it");
            return;
        }

        var (met, left) = (findings.Met, findings.LeftOutCount);
        VisitParts(value, name);
        path.Remove(value.Bits);
        if (findings.Met == met && name.Length > 0 && !(findings.LeftOutCount == left && IsBare(value)))
        {
            findings.Collapse(left, name, What(value));
        }
    }

    // Modules bring many empty dicts for hooks that nobody misses; an object of another class says something by being there.
    private bool IsBare(Value value) => value.Kind is not (ValueKind.Call or ValueKind.New) || ObjectParts.ClassOf(graph, value) is { Module: "collections" or "builtins" };

    private void VisitParts(Value value, string name)
    {
        switch (value.Kind)
        {
            case ValueKind.List or ValueKind.Tuple or ValueKind.Dict or ValueKind.Set:
                VisitContainer(value, name);
                break;
            case ValueKind.Call or ValueKind.New:
                VisitObject(value, name);
                break;
        }
    }

    private void VisitContainer(Value container, string name)
    {
        if (!store.HasAllItems(container))
        {
            findings.Refuse("value-not-followed", name, "not all that it holds could be followed");
            return;
        }

        // Walking adds nothing to the store: the items stay where they are.
        ReadOnlySpan<ulong> items = store.Items(container);
        if (container.Kind == ValueKind.Dict)
        {
            VisitEntries(items, name);
            return;
        }

        for (var i = 0; i < items.Length; i++)
        {
            var child = Join(name, i.ToString(CultureInfo.InvariantCulture));
            if (container.Kind == ValueKind.Set)
            {
                VisitWithoutTensors(new Value(items[i]), child, "a tensor in a set has no place, and so no name");
            }
            else
            {
                Visit(new Value(items[i]), child);
            }
        }
    }

    private void VisitEntries(ReadOnlySpan<ulong> items, string name)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            var (key, content) = (new Value(items[i]), new Value(items[i + 1]));
            var part = key.IsText ? store.TextOf(key) : key.Kind == ValueKind.Int ? key.Integer.ToString(CultureInfo.InvariantCulture) : null;
            var child = Join(name, part ?? graph.Show(key));
            if (part is null)
            {
                VisitWithoutTensors(content, child, "a tensor needs a key that is a short text or a whole number for its name");
            }
            else if (keys.Add(part))
            {
                Visit(content, child);
            }
            else
            {
                findings.Refuse("name-twice", child, "the key is set twice");
            }
        }
    }

    private static string Join(string name, string part) => name.Length == 0 ? part : name + "." + part;

    private void VisitObject(Value value, string name)
    {
        if (ObjectParts.ClassOf(graph, value) is { } callee && value.Kind == ValueKind.Call && TensorCalls.MayMakeTensor(callee))
        {
            findings.Refuse("tensor-unsupported", name, $"it is made by {callee.Display}, whose result safetensors cannot hold or which is not known");
            return;
        }

        var parts = new ObjectParts(graph, value);
        foreach (var (_, content) in parts.Attributes.Where(one => parts.IsModule && IsState(one.Name)))
        {
            Visit(content, name);
        }

        besideState += parts.IsModule ? 1 : 0;
        foreach (var (attribute, content) in parts.Attributes.Where(one => !parts.IsModule || !IsState(one.Name)))
        {
            Visit(content, Join(name, attribute));
        }

        besideState -= parts.IsModule ? 1 : 0;

        foreach (var content in parts.Contents)
        {
            Visit(content, name);
        }

        foreach (var content in parts.Arguments)
        {
            VisitWithoutTensors(content, Join(name, "()"), $"a tensor is given to {graph.Show(store.Part(value, 0))}: what that makes of it is not known");
        }
    }

    private static bool IsState(string attribute) => attribute is "_parameters" or "_buffers" or "_modules";

    private void VisitWithoutTensors(Value content, string name, string refusal)
    {
        var tensors = findings.Tensors.Count;
        Visit(content, name);
        if (findings.Tensors.Count > tensors)
        {
            findings.Refuse("value-not-followed", name, refusal);
        }
    }

    private string What(Value value) => value.Kind switch
    {
        ValueKind.Call or ValueKind.New => ObjectParts.ClassOf(graph, value)?.Display ?? graph.Show(store.Part(value, 0)),
        _ => $"{value.Kind.ToString().ToLowerInvariant()} of {store.Items(value).Length / (value.Kind == ValueKind.Dict ? 2 : 1)}",
    };
}
