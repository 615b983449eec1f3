using System.Text;

namespace Proofmark.Formats.Pickle;

/// <content>Imports and calls.</content>
internal sealed partial class ProgramMachine
{
    private const int MaxNameBytes = 4096;

    private bool NamesAreMapped => _protocol < 3;

    private void Global()
    {
        (Value module, Value name) = TakeNames();
        Push(Import(module, name));
    }

    private void StackGlobal()
    {
        ReadOnlySpan<ulong> names = _stack.PopMany(2, _at);
        Push(Import(new Value(names[0]), new Value(names[1])));
    }

    // Lines are stored as values first: the second read may move the first line's bytes.
    private (Value Module, Value Name) TakeNames()
    {
        ReadOnlySpan<byte> line = _source.TakeLine(out bool whole);
        Value module = _store.Text(line, whole);
        line = _source.TakeLine(out whole);
        return (module, _store.Text(line, whole));
    }

    private Value Import(Value module, Value name)
    {
        if (!module.IsText || !name.IsText || !ValueStore.IsWhole(module) || !ValueStore.IsWhole(name))
        {
            if (module.Kind == ValueKind.Bytes || name.Kind == ValueKind.Bytes)
            {
                _session.Anomalies.Add("bytes-as-name", "a module or name is given as bytes", _at);
            }

            _session.Recorder.UnresolvedImport(module, name, _at);
            return Value.Unknown;
        }

        ReadOnlySpan<byte> moduleText = _store.Span(module, stackalloc byte[8]);
        ReadOnlySpan<byte> nameText = _store.Span(name, stackalloc byte[8]);
        if (_protocol < 4 && nameText.Contains((byte)'.'))
        {
            _session.Anomalies.Add("dotted-name", "a dotted name in a protocol that does not resolve it", _at);
        }

        Value imported = _session.Resolver.Import(moduleText, nameText, NamesAreMapped, _at);
        CountWrapper(imported);
        return imported;
    }

    private void Extension(long code)
    {
        Value names = _session.Overlays.Extension(code);
        if (names.Kind == ValueKind.Tuple && _store.Items(names) is [ulong module, ulong name])
        {
            Push(Import(new Value(module), new Value(name)));
            return;
        }

        if (code <= 0)
        {
            BadArgument("an extension code that is not positive");
        }

        Value expression = _store.Text($"extension registry code {code}");
        _session.Recorder.UnresolvedImport(_store.Text("copyreg"), expression, _at);
        Push(Value.Unknown);
    }

    private void Instance()
    {
        (Value module, Value name) = TakeNames();
        Value arguments = _store.Tuple(Watched(_stack.PopMark(_at)));
        Push(_session.Resolver.Call(Import(module, name), arguments, _at));
    }

    private void Object()
    {
        ReadOnlySpan<ulong> items = _stack.PopMark(_at);
        if (items.IsEmpty)
        {
            throw PickleStopException.Underflow(_at);
        }

        var callee = new Value(items[0]);
        Push(_session.Resolver.Call(callee, _store.Tuple(Watched(items[1..])), _at));
    }

    private void Reduce()
    {
        ReadOnlySpan<ulong> parts = _stack.PopMany(2, _at);
        WatchArguments(new Value(parts[0]), new Value(parts[1]));
        Push(_session.Resolver.Call(new Value(parts[0]), new Value(parts[1]), _at));
    }

    private void NewObject(bool withKeywords)
    {
        ReadOnlySpan<ulong> parts = _stack.PopMany(withKeywords ? 3 : 2, _at);
        Watch(new Value(parts[1]));
        Push(_session.Resolver.New(new Value(parts[0]), new Value(parts[1]), withKeywords ? new Value(parts[2]) : default, _at));
    }

    private void PersistentText()
    {
        ReadOnlySpan<byte> line = _source.TakeLine(out bool whole);
        Persistent(_store.Text(line, whole));
    }

    private void Persistent(Value identifier)
    {
        _session.PersistentIds++;
        _session.Storages.Consider(_session, identifier, _at);
        Push(_store.Node(ValueKind.Persistent, identifier, default));
    }

    /// <summary>The class (or the callable) whose instance a value is; absent where it is not known.</summary>
    private Value ClassOf(Value instance)
    {
        switch (instance.Kind)
        {
            case ValueKind.Instance:
                return new Value(ValueKind.Global, instance.Payload);
            case ValueKind.New or ValueKind.Call:
                Value callee = _store.Part(instance, 0);
                ReadOnlySpan<ulong> arguments = _store.Items(_store.Part(instance, 1));
                bool makesInstance = callee.Kind == ValueKind.Global && _session.Globals[callee.Index].Known == Known.MakeInstance;
                return makesInstance && !arguments.IsEmpty ? new Value(arguments[0]) : callee;
            default:
                return default;
        }
    }

    private string NameOf(Value key) => _store.TextOf(key) is { } name ? TextEscape.Name(name) : _session.Renderer.Expression(key);

    private string NamesOf(Value state)
    {
        var names = new StringBuilder();
        foreach (Value dict in StateDicts(state))
        {
            ReadOnlySpan<ulong> items = _store.Items(dict);
            for (int i = 0; i < items.Length && names.Length < 200; i += 2)
            {
                names.Append(names.Length > 0 ? ", " : "").Append(NameOf(new Value(items[i])));
            }

            names.Append(_store.HasAllItems(dict) ? "" : ", ...");
        }

        return names.Length > 0 ? names.ToString() : "unknown attributes";
    }

    // State is a dict, or a pair of a dict and the attributes in slots.
    private List<Value> StateDicts(Value state)
    {
        var dicts = new List<Value>(2);
        ReadOnlySpan<ulong> parts = state.Kind == ValueKind.Tuple ? _store.Items(state) : [state.Bits];
        foreach (ulong part in parts)
        {
            if (new Value(part).Kind == ValueKind.Dict)
            {
                dicts.Add(new Value(part));
            }
        }

        return dicts;
    }
}
