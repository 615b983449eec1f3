namespace Proofmark.Formats.Pickle;

/// <summary>What a call makes of the callables and objects among its arguments.</summary>
internal sealed class CalledArguments(Session session)
{
    private readonly ValueStore _store = session.Store;

    /// <summary>Follows a function that calls one of its arguments, by calling that argument.</summary>
    public void Follow(GlobalInfo callee, Value arguments, long at, int depth)
    {
        Trampoline way = Trampolines.Of(callee);
        ReadOnlySpan<ulong> items = _store.Items(arguments);
        if (!_store.HasAllItems(arguments) || way.Callee >= items.Length)
        {
            if (!way.Optional || !_store.HasAllItems(arguments))
            {
                session.Recorder.Unresolved(Value.Unknown, PickleReach.Call, arguments, at);
            }

            return;
        }

        var called = new Value(items[way.Callee]);
        if (way.MayBeText && called.IsText)
        {
            return;
        }

        Value passed = way.Arguments < 0 ? _store.Tuple([]) : way.Arguments < items.Length ? new Value(items[way.Arguments]) : Value.Unknown;
        if (way.Instantiates)
        {
            session.Resolver.New(called, arguments, default, at);
        }
        else
        {
            session.Resolver.Call(called, passed, at, depth);
        }
    }

    /// <summary>
    /// Notes what <c>copyreg._reconstructor(cls, base, state)</c> and <c>copyreg.__newobj__(cls, *args)</c> call: <c>__new__</c> of the class, and of a base other than
    /// <c>object</c> also <c>__init__</c>. An instance in their place lends methods of its own by these names.
    /// </summary>
    public void Reconstruct(GlobalInfo callee, ReadOnlySpan<ulong> items, Value arguments, long at)
    {
        session.Resolver.New(new Value(items[0]), arguments, default, at);
        if (callee.Name != "_reconstructor" || items.Length < 2)
        {
            return;
        }

        var of = new Value(items[1]);
        if (of.Kind != ValueKind.Global)
        {
            session.Recorder.Unresolved(of, PickleReach.Call, arguments, at);
        }
        else if (session.Globals[of.Index] is not { Module: "builtins", Name: "object" })
        {
            session.Recorder.Call(of.Index, arguments, at);
        }
    }

    /// <summary>
    /// Reports an object with attributes of the file's choice among direct arguments of a call: what is called will call methods of it by name,
    /// and these are what the file put there.
    /// </summary>
    public void Watch(Value callee, Value arguments, long at)
    {
        if (callee.Kind == ValueKind.Global && KeepsArguments(session.Globals[callee.Index]))
        {
            return;
        }

        foreach (ulong item in _store.Items(arguments))
        {
            if (LendsMethods(new Value(item)))
            {
                Report(callee, at);
                return;
            }
        }
    }

    /// <summary>Reports state that is such an object itself, and state or items for an object whose own methods were replaced.</summary>
    public void WatchState(Value target, Value state, bool items, long at)
    {
        if (LendsMethods(state) || (items ? Replaces(target, "append", "extend", "add") : Replaces(target, "__setstate__")))
        {
            Report(target, at);
        }
    }

    /// <summary>True for an object whose attributes, as far as the file set them, include anything but plain data.</summary>
    private bool LendsMethods(Value value)
    {
        if (value.Kind is not (ValueKind.New or ValueKind.Call))
        {
            return false;
        }

        (string Module, string Name)? type = Types.Of(session, value);
        if (type is ("numpy", "dtype" or "ndarray"))
        {
            // Their state is no attributes.
            return false;
        }

        if (type is { } known && HasHiddenAttributes(known))
        {
            return true;
        }

        foreach (ulong part in (ReadOnlySpan<ulong>)[_store.Part(value, 1).Bits, _store.Part(value, 2).Bits])
        {
            foreach (Value dict in Dicts(new Value(part)))
            {
                if (HasCallable(dict))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Items of these are attributes as well, and those that were put in by opcodes are not kept.
    private static bool HasHiddenAttributes((string Module, string Name) type) =>
        type.Name is "Bunch" or "OptimizeResult" or "_RichResult" || type.Module.StartsWith("torch.nn.modules", StringComparison.Ordinal);

    private List<Value> Dicts(Value value)
    {
        var dicts = new List<Value>();
        ReadOnlySpan<ulong> parts = value.Kind == ValueKind.Tuple ? _store.Items(value) : [value.Bits];
        foreach (ulong part in parts)
        {
            if (new Value(part).Kind == ValueKind.Dict)
            {
                dicts.Add(new Value(part));
            }
        }

        return dicts;
    }

    // The value of an attribute that can be called: an imported object, a bound method, a partial object or the like, or an instance with methods of its own.
    private bool HasCallable(Value dict)
    {
        ReadOnlySpan<ulong> items = _store.Items(dict);
        for (int i = 1; i < items.Length; i += 2)
        {
            var value = new Value(items[i]);
            if (value.Kind is ValueKind.Attribute or ValueKind.Unknown || IsCallable(value))
            {
                return true;
            }
        }

        return !_store.HasAllItems(dict);
    }

    private bool IsCallable(Value value)
    {
        if (value.Kind == ValueKind.Global)
        {
            return true;
        }

        Value maker = _store.Part(value, 0);
        return value.Kind is ValueKind.Call or ValueKind.New
            && (maker.Kind != ValueKind.Global || session.Globals[maker.Index].Known is Known.Partial or Known.MethodCaller or Known.AttributeGetter or Known.ItemGetter || LendsMethods(value));
    }

    private bool Replaces(Value target, params ReadOnlySpan<string> methods)
    {
        foreach (Value dict in target.Kind is ValueKind.New or ValueKind.Call ? Dicts(_store.Part(target, 2)) : [])
        {
            ReadOnlySpan<ulong> items = _store.Items(dict);
            for (int i = 0; i < items.Length; i += 2)
            {
                if (_store.TextOf(new Value(items[i])) is { } name && methods.Contains(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // These store their arguments, or only walk through them by the protocol for iteration, which looks at the class and not at the object.
    private static bool KeepsArguments(GlobalInfo callee) =>
        callee is { Known: Known.Partial or Known.MakeInstance or Known.Trampoline or Known.GetAttribute }
        or { Module: "builtins", Name: "list" or "tuple" or "set" or "frozenset" or "slice" or "getattr" };

    private void Report(Value callee, long at)
    {
        string name = session.Renderer.Expression(callee);
        session.Anomalies.Add("methods-of-choice", $"hands {name} an object whose methods the file chose, so that it calls them", at, deceptive: true);
    }
}
