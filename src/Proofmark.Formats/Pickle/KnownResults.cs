using System.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>Results of callables that only look something up or join text; everything else stays an expression.</summary>
internal sealed class KnownResults(Session session)
{
    private readonly ValueStore _store = session.Store;

    /// <summary>Result of calling an imported object; false when it is not followed.</summary>
    public bool TryCall(GlobalInfo callee, Value arguments, long at, int depth, out Value result)
    {
        ReadOnlySpan<ulong> args = _store.Items(arguments);
        result = default;
        if (!_store.HasAllItems(arguments) || args.Length == 0)
        {
            if (callee.Known is Known.Trampoline or Known.MakeInstance && arguments is not { Kind: ValueKind.Tuple, Payload: 0 })
            {
                session.Recorder.Unresolved(Value.Unknown, PickleReach.Call, arguments, at);
            }

            return false;
        }

        if (callee.Known == Known.Trampoline)
        {
            session.Arguments.Follow(callee, arguments, at, depth);
            return false;
        }

        if (callee.Known == Known.MakeInstance)
        {
            session.Arguments.Reconstruct(callee, args, arguments, at);
            return false;
        }

        var first = new Value(args[0]);
        Value second = args.Length > 1 ? new Value(args[1]) : default;
        result = callee.Known switch
        {
            Known.GetAttribute => _store.TextOf(second) is { } name ? AttributeOf(first, name, at, depth) : default,
            Known.SetAttribute => SetAttribute(args),
            Known.ImportModule => ImportModule(first, second, at),
            Known.ImportStatement => ImportStatement(args, at),
            Known.ResolveName => ResolveName(first, at),
            Known.Locate => _store.TextOf(first) is { } path ? Locate(path, at) : default,
            Known.Join => Join(first, second),
            Known.Concatenate => Concatenate(first, second),
            Known.GetItem => Item(first, second, at),
            Known.Variables => session.Resolver.Attribute(first, "__dict__", at, depth),
            Known.Character => first.Kind == ValueKind.Int && Rune.IsValid((int)first.Integer) ? _store.Text(new Rune((int)first.Integer).ToString()) : default,
            Known.ToText => first.IsText ? first : default,
            Known.Encode => first.IsText ? EncodeText(first, second) : default,
            Known.AddExtension => AddExtension(args),
            Known.TypeOf => TypeOf(args, at),
            Known.LoadType => LoadType(args, at),
            Known.EvaluateText => Evaluate(args, at),
            Known.Apply => session.Resolver.Call(first, _store.Tuple(args[1..]), at, depth),
            _ => CallMethodOfGlobal(callee, first, at),
        };
        return result.Kind != ValueKind.Absent;
    }

    /// <summary>Result of calling what an earlier call gave: attrgetter, itemgetter, methodcaller and partial objects.</summary>
    public bool TryCallResult(Value callee, Value arguments, long at, int depth, out Value result)
    {
        result = default;
        Value maker = _store.Part(callee, 0);
        Value made = _store.Part(callee, 1);
        ReadOnlySpan<ulong> bound = _store.Items(made);
        ReadOnlySpan<ulong> args = _store.Items(arguments);
        if (maker.Kind != ValueKind.Global || bound.Length == 0 || !_store.HasAllItems(made) || !_store.HasAllItems(arguments))
        {
            return false;
        }

        var first = new Value(bound[0]);
        Value target = args.Length > 0 ? new Value(args[0]) : default;
        switch (session.Globals[maker.Index].Known)
        {
            case Known.AttributeGetter when target.Kind != ValueKind.Absent:
                result = Attributes(target, bound, at, depth);
                break;
            case Known.ItemGetter when target.Kind != ValueKind.Absent:
                result = Item(target, first, at);
                break;
            case Known.MethodCaller when target.Kind != ValueKind.Absent && _store.TextOf(first) is { } name:
                result = session.Resolver.Call(session.Resolver.Attribute(target, name, at, depth), _store.Tuple(bound[1..]), at, depth);
                break;
            case Known.Partial:
                ulong[] all = [.. bound[1..], .. args];
                result = session.Resolver.Call(first, _store.Tuple(all), at, depth);
                break;
        }

        return result.Kind != ValueKind.Absent;
    }

    /// <summary>Result of calling a method of a literal, or <c>__call__</c> of anything.</summary>
    public bool TryCallMethod(Value callee, Value arguments, long at, int depth, out Value result)
    {
        Value target = _store.Part(callee, 0);
        ReadOnlySpan<ulong> args = _store.Items(arguments);
        Value first = args.Length > 0 ? new Value(args[0]) : default;
        result = _store.TextOf(_store.Part(callee, 1)) switch
        {
            "__call__" => session.Resolver.Call(target, arguments, at, depth),
            "join" => Join(target, first),
            "__add__" => Concatenate(target, first),
            "decode" when target.Kind == ValueKind.Bytes && args.Length == 0 => _store.Text(_store.Span(target, []), ValueStore.IsWhole(target)),
            "__getitem__" or "get" => Item(target, first, at),
            _ => default,
        };
        return result.Kind != ValueKind.Absent;
    }

    // A method bound to a literal or to an instance does what the function of its class does, which is listed in its stead.
    private Value AttributeOf(Value target, string name, long at, int depth)
    {
        if (PlainName.IsIdentifier(name) && Types.Of(session, target) is { } type)
        {
            session.Resolver.Import(type.Module, type.Name + "." + name, at, depth);
        }

        return session.Resolver.Attribute(target, name, at, depth);
    }

    private Value TypeOf(ReadOnlySpan<ulong> args, long at) => args.Length == 1 && Types.OfSingleton(session, new Value(args[0])) is { } type
        ? session.Resolver.Import("types", type, at)
        : default;

    // dill names the types of literals by their names; any other name stays unfollowed, CodeType and FunctionType among them.
    private Value LoadType(ReadOnlySpan<ulong> args, long at) => args.Length == 1 && _store.TextOf(new Value(args[0])) is { } name && Types.IsOfLiteral(name)
        ? session.Resolver.Import(name.EndsWith("Type", StringComparison.Ordinal) || name == "ellipsis" ? "types" : "builtins", name == "ellipsis" ? "EllipsisType" : name, at)
        : default;

    private Value Evaluate(ReadOnlySpan<ulong> args, long at) => args.Length == 1 && _store.TextOf(new Value(args[0])) is { } text && Types.IsRepresentation(text)
        ? session.Resolver.Import("builtins", text[0] == 'r' ? "range" : text, at)
        : default;

    private Value SetAttribute(ReadOnlySpan<ulong> args)
    {
        if (args.Length >= 3 && _store.TextOf(new Value(args[1])) is { } name)
        {
            session.Overlays.SetOn(session.Globals, new Value(args[0]), name, new Value(args[2]));
        }

        return default;
    }

    private Value ImportModule(Value name, Value package, long at)
    {
        if (_store.TextOf(name) is not { Length: > 0 } module)
        {
            return default;
        }

        bool relative = module[0] == '.';
        return !relative ? session.Resolver.Module(module, at)
            : _store.TextOf(package) is { } parent ? session.Resolver.Module(parent + "." + module.TrimStart('.'), at)
            : default;
    }

    // import a.b gives a, unless something is imported from it.
    private Value ImportStatement(ReadOnlySpan<ulong> args, long at)
    {
        if (_store.TextOf(new Value(args[0])) is not { Length: > 0 } module)
        {
            return default;
        }

        Value full = session.Resolver.Module(module, at);
        bool whole = args.Length > 3 && new Value(args[3]) is { Kind: ValueKind.List or ValueKind.Tuple } names && !_store.Items(names).IsEmpty;
        int dot = module.IndexOf('.', StringComparison.Ordinal);
        return whole || dot <= 0 ? full : session.Resolver.Module(module[..dot], at);
    }

    private Value ResolveName(Value value, long at)
    {
        if (_store.TextOf(value) is not { } text)
        {
            return default;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Locate(text, at)
            : colon == text.Length - 1 ? session.Resolver.Module(text[..colon], at)
            : session.Resolver.Import(text[..colon], text[(colon + 1)..], at);
    }

    // Which parts are modules is only known where they are installed; the last part is taken as the attribute.
    private Value Locate(string path, long at)
    {
        int dot = path.LastIndexOf('.');
        return dot > 0 && dot < path.Length - 1 ? session.Resolver.Import(path[..dot], path[(dot + 1)..], at) : session.Resolver.Module(path, at);
    }

    private Value Attributes(Value target, ReadOnlySpan<ulong> names, long at, int depth)
    {
        var found = new ulong[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (_store.TextOf(new Value(names[i])) is not { } name)
            {
                return default;
            }

            found[i] = session.Resolver.Attribute(target, name, at, depth).Bits;
        }

        return found.Length == 1 ? new Value(found[0]) : _store.Tuple(found);
    }

    private Value Item(Value target, Value key, long at)
    {
        if (target.Kind is ValueKind.List or ValueKind.Tuple && key.Kind == ValueKind.Int)
        {
            ReadOnlySpan<ulong> items = _store.Items(target);
            long index = key.Integer < 0 && _store.HasAllItems(target) ? key.Integer + items.Length : key.Integer;
            return index >= 0 && index < items.Length ? new Value(items[(int)index]) : default;
        }

        if (_store.TextOf(key) is not { } name)
        {
            return default;
        }

        return target.Kind switch
        {
            ValueKind.Dict when _store.HasAllItems(target) => _store.Lookup(target, Encoding.UTF8.GetBytes(name)),
            ValueKind.Global => ItemOfGlobal(session.Globals[target.Index], name, at),
            _ => default,
        };
    }

    private Value CallMethodOfGlobal(GlobalInfo callee, Value key, long at)
    {
        int dot = callee.Name.LastIndexOf('.');
        return dot > 0 && callee.Name[(dot + 1)..] is "get" or "__getitem__" && _store.TextOf(key) is { } name
            ? ItemOfGlobal(new GlobalInfo(callee.Module, callee.Name[..dot], null, Known.Nothing), name, at)
            : default;
    }

    private Value ItemOfGlobal(GlobalInfo target, string key, long at) => target.Name switch
    {
        "modules" when target.Module == "sys" => session.Resolver.Module(key, at),
        _ when target.Name.EndsWith("sys.modules", StringComparison.Ordinal) => session.Resolver.Module(key, at),
        _ when target.Name.EndsWith("__builtins__", StringComparison.Ordinal) => session.Resolver.Import("builtins", key, at),
        "__dict__" or "__globals__" => session.Resolver.Import(target.Module, key, at),
        _ when target.Name.EndsWith(".__dict__", StringComparison.Ordinal) =>
            session.Resolver.Import(target.Module, target.Name[..^"__dict__".Length] + key, at),
        _ when target.Name.EndsWith(".__globals__", StringComparison.Ordinal) => session.Resolver.Import(target.Module, key, at),
        _ => default,
    };

    private Value Join(Value separator, Value parts)
    {
        if (_store.TextOf(separator) is not { } between || parts.Kind is not (ValueKind.List or ValueKind.Tuple) || !_store.HasAllItems(parts))
        {
            return default;
        }

        var texts = new List<string>();
        foreach (ulong part in _store.Items(parts))
        {
            if (_store.TextOf(new Value(part)) is not { } text)
            {
                return default;
            }

            texts.Add(text);
        }

        return _store.Text(string.Join(between, texts));
    }

    private Value Concatenate(Value left, Value right) =>
        _store.TextOf(left) is { } first && _store.TextOf(right) is { } second ? _store.Text(first + second) : default;

    private Value EncodeText(Value text, Value encoding)
    {
        bool latin1 = _store.TextOf(encoding) is "latin1" or "latin-1" or "ascii";
        if (!latin1 && (!ValueStore.IsWhole(text) || _store.TextOf(encoding) is not (null or "utf-8" or "utf8")))
        {
            return default;
        }

        // Of a text that is not kept whole the beginning may end inside a character, which no comparison looks at.
        ReadOnlySpan<byte> kept = _store.Span(text, stackalloc byte[8]);
        Value bytes = _store.Bytes(latin1 ? Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(kept)) : kept.ToArray(), ValueStore.IsWhole(text));
        if (latin1)
        {
            session.Embedded.Encoded(text, bytes);
        }

        return bytes;
    }

    private Value AddExtension(ReadOnlySpan<ulong> args)
    {
        if (args.Length >= 3 && new Value(args[2]) is { Kind: ValueKind.Int } code)
        {
            session.Overlays.SetExtension(code.Integer, _store.Tuple(args[..2]));
        }

        return default;
    }
}
