namespace Proofmark.Formats.Pickle;

/// <summary>Follows names, calls and attribute access symbolically, and has each step recorded.</summary>
internal sealed class Resolver(Session session)
{
    private const int MaxDepth = 16;
    private const int MaxNameLength = 1024;
    private readonly KnownResults _known = new(session);

    /// <summary>GLOBAL, INST and STACK_GLOBAL with names that are literal text.</summary>
    public Value Import(ReadOnlySpan<byte> module, ReadOnlySpan<byte> name, bool mapped, long at) =>
        Import(session.Globals.Intern(module, name, mapped), at, 0);

    /// <summary>An object of a module by names that need no mapping.</summary>
    public Value Import(string module, string name, long at, int depth = 0) => Import(session.Globals.Intern(module, name), at, depth);

    /// <summary>A module object.</summary>
    public Value Module(string module, long at)
    {
        int global = session.Globals.Intern(module, "");
        session.Recorder.Import(global, at);
        return new Value(ValueKind.Module, (uint)global);
    }

    /// <summary>An attribute, possibly dotted, of any value.</summary>
    public Value Attribute(Value target, string name, long at, int depth = 0)
    {
        if (depth > MaxDepth || name.Length > MaxNameLength)
        {
            return Value.Unknown;
        }

        if (target.Kind is not (ValueKind.Module or ValueKind.Global))
        {
            return session.Store.Node(ValueKind.Attribute, target, session.Store.Text(name));
        }

        GlobalInfo info = session.Globals[target.Index];
        string full = info.Name.Length == 0 ? name : info.Name + "." + name;
        return full.Length > MaxNameLength ? Value.Unknown : Import(info.Module, full, at, depth);
    }

    /// <summary>Calls a value with a tuple of arguments; returns the symbolic result.</summary>
    public Value Call(Value callee, Value arguments, long at, int depth = 0)
    {
        if (depth <= MaxDepth)
        {
            switch (callee.Kind)
            {
                case ValueKind.Global:
                    return CallGlobal(callee, arguments, at, depth);
                case ValueKind.Call when _known.TryCallResult(callee, arguments, at, depth + 1, out Value result):
                    return result;
                case ValueKind.Attribute when _known.TryCallMethod(callee, arguments, at, depth + 1, out Value result):
                    return result;
            }
        }

        session.Recorder.Unresolved(callee, PickleReach.Call, arguments, at);
        return session.Store.Node(ValueKind.Call, callee, arguments);
    }

    /// <summary>NEWOBJ and NEWOBJ_EX.</summary>
    public Value New(Value type, Value arguments, Value keywords, long at)
    {
        if (type.Kind == ValueKind.Global)
        {
            session.Recorder.New(type.Index, arguments, keywords, at);
            session.Arguments.Watch(type, arguments, at);
        }
        else
        {
            session.Recorder.Unresolved(type, PickleReach.New, arguments, at);
        }

        return session.Store.Node(ValueKind.New, type, arguments);
    }

    private Value Import(int global, long at, int depth)
    {
        session.Recorder.Import(global, at);
        session.Store.KeepsMore |= Distributions.IsDistribution(session.Globals[global]);
        if (!session.Overlays.IsEmpty && depth <= MaxDepth)
        {
            GlobalInfo info = session.Globals[global];
            Value set = session.Overlays.Find(info.Module, info.Name, out string rest);
            if (set.Kind != ValueKind.Absent)
            {
                return rest.Length == 0 ? set : Attribute(set, rest, at, depth + 1);
            }
        }

        return new Value(ValueKind.Global, (uint)global);
    }

    private Value CallGlobal(Value callee, Value arguments, long at, int depth)
    {
        session.Recorder.Call(callee.Index, arguments, at);
        session.Arguments.Watch(callee, arguments, at);
        GlobalInfo info = session.Globals[callee.Index];
        const string CallSuffix = ".__call__";
        if (info.Name.EndsWith(CallSuffix, StringComparison.Ordinal))
        {
            return Call(Import(info.Module, info.Name[..^CallSuffix.Length], at, depth + 1), arguments, at, depth + 1);
        }

        if (info is { Name: "_reconstruct", Module: "numpy.core.multiarray" or "numpy._core.multiarray" })
        {
            FollowMappedArray(arguments);
        }

        bool known = _known.TryCall(info, arguments, at, depth + 1, out Value result);
        info.Calls = (info.Calls.All + 1, info.Calls.Followed + (IsFollowed(info, arguments, result, at) ? 1 : 0));
        return known ? result : session.Store.Node(ValueKind.Call, callee, arguments);
    }

    // An attribute of an imported object is what a dotted name would be. A tensor is loaded from a constant (torch/storage.py: torch.load(io.BytesIO(b))).
    // A partial object or an item getter does nothing until it is called, and calls of them are followed; the function in it is listed itself.
    private bool IsFollowed(GlobalInfo info, Value arguments, Value result, long at)
    {
        ReadOnlySpan<ulong> items = session.Store.HasAllItems(arguments) ? session.Store.Items(arguments) : [];
        return info switch
        {
            { Module: "builtins", Name: "getattr" } => items.Length == 2 && (result.Kind == ValueKind.Global || IsBoundMethod(new Value(items[0]), new Value(items[1]))),
            { Known: Known.TypeOf or Known.LoadType or Known.EvaluateText } => result.Kind == ValueKind.Global,
            { Known: Known.AttributeGetter } => items.Length > 0 && ArePlainNames(items, dots: true),
            { Known: Known.MethodCaller } => items.Length > 0 && ArePlainNames(items[..1], dots: false) && ListMethod(items[0], at),
            { Module: "dill._dill", Name: "_create_array" } => true,
            { Module: "torch.storage", Name: "_load_from_bytes" } => items.Length == 1 && session.Embedded.TryLoad(new Value(items[0])),
            { Known: Known.Partial } => items.Length > 0 && new Value(items[0]).Kind == ValueKind.Global,
            { Known: Known.ItemGetter } => items.Length > 0 && AreLiteral(items),
            _ => false,
        };
    }

    // A mapped array is pickled as its values. Only calling the class opens a file; _reconstruct makes an empty instance and does not call it.
    private void FollowMappedArray(Value arguments)
    {
        ReadOnlySpan<ulong> items = session.Store.Items(arguments);
        if (items.Length == 3 && new Value(items[0]) is { Kind: ValueKind.Global } type && session.Globals[type.Index] is { Module: "numpy" or "numpy.core.memmap" or "numpy._core.memmap", Name: "memmap" } mapped)
        {
            mapped.Calls = (mapped.Calls.All + 1, mapped.Calls.Followed + 1);
        }
    }

    private bool IsBoundMethod(Value target, Value name) => session.Store.TextOf(name) is { } text && PlainName.IsIdentifier(text) && Types.Of(session, target) is not null;

    // Whose method it will be is not known, so that it is listed as one of any object.
    private bool ListMethod(ulong name, long at)
    {
        Import("builtins", "object." + session.Store.TextOf(new Value(name)), at);
        return true;
    }

    // Two underscores lead out of data.
    private bool ArePlainNames(ReadOnlySpan<ulong> items, bool dots)
    {
        foreach (var item in items)
        {
            if (session.Store.TextOf(new Value(item)) is not { } name || (!dots && name.Contains('.', StringComparison.Ordinal)) || !name.Split('.').All(PlainName.IsIdentifier))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreLiteral(ReadOnlySpan<ulong> items)
    {
        foreach (var item in items)
        {
            if (new Value(item) is not { IsText: true } and not { Kind: ValueKind.Int })
            {
                return false;
            }
        }

        return true;
    }
}
