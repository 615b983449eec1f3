using Proofmark.Formats.Joblib;

namespace Proofmark.Formats.Pickle;

/// <content>State and items that are put into objects.</content>
internal sealed partial class ProgramMachine
{
    private void AddItems(ValueKind expected, ReadOnlySpan<ulong> items)
    {
        Value target = _stack.Peek(_at);
        Watched(items);
        if (target.Kind == expected)
        {
            _store.Containers.Add(target, items);
        }
        else if (target.Kind is ValueKind.List or ValueKind.Dict or ValueKind.Set)
        {
            // list[index] = item is the one mixture that works: what the list holds is no longer known.
            _store.Containers.Spoil(target);
        }
        else if (target.Kind is not (ValueKind.LostContainer or ValueKind.Buffer))
        {
            Mutate(target, expected, items);
        }
    }

    private void Mutate(Value target, ValueKind kind, ReadOnlySpan<ulong> items)
    {
        string operation = kind switch { ValueKind.List => ".extend", ValueKind.Set => ".update", _ => ".__setitem__" };
        Value shown = _store.Tuple(items);
        _session.Arguments.WatchState(target, default, items: true, _at);
        _store.Attach(target, kind, items);
        if (target.Kind == ValueKind.Global)
        {
            _session.Recorder.Change(target.Index, PickleReach.Mutate, operation, shown, instance: false, _at);
            if (kind == ValueKind.Dict)
            {
                OverwriteItems(_session.Globals[target.Index], shown);
            }
        }
        else if (ClassOf(target) is { Kind: ValueKind.Global } type)
        {
            _session.Recorder.Change(type.Index, PickleReach.Mutate, operation, shown, instance: true, _at);
            if (MakesTensor(_session.Globals[type.Index]))
            {
                _session.Anomalies.Add("tensor-items", $"puts items into a tensor ({operation}), which no saved model needs and loaders have mishandled (CVE-2026-24747)", _at, deceptive: true);
            }
        }
        else
        {
            _session.Recorder.Unresolved(target, PickleReach.Mutate, shown, _at);
        }
    }

    private static bool MakesTensor(GlobalInfo callee) =>
        callee.Module is "torch._utils" or "torch._tensor" && callee.Name.StartsWith("_rebuild_", StringComparison.Ordinal);

    // Entries of sys.modules and of a module's namespace are what later imports find.
    private void OverwriteItems(GlobalInfo target, Value items)
    {
        ReadOnlySpan<ulong> pairs = _store.Items(items);
        for (int i = 0; i + 1 < pairs.Length; i += 2)
        {
            if (_store.TextOf(new Value(pairs[i])) is not { } key)
            {
                continue;
            }

            if (target.Name is "modules" or "sys.modules")
            {
                _session.Overlays.SetModule(key, new Value(pairs[i + 1]));
            }
            else if (target.Name is "__dict__" or "__globals__")
            {
                _session.Overlays.SetAttribute(target.Module, key, new Value(pairs[i + 1]));
            }
            else if (target.Name.EndsWith(".__dict__", StringComparison.Ordinal))
            {
                _session.Overlays.SetAttribute(target.Module, target.Name[..^"__dict__".Length] + key, new Value(pairs[i + 1]));
            }
        }

        _session.Anomalies.Add("item-overwrite", $"sets items of the imported object {target.Display}", _at, deceptive: true);
    }

    private void Build()
    {
        Value state = _stack.Pop(_at);
        Watch(state);
        Value target = _stack.Peek(_at);
        _session.Arguments.WatchState(target, state, items: false, _at);
        if (target.Kind is ValueKind.Global or ValueKind.Module)
        {
            OverwriteAttributes(target, state);
        }
        else if (ClassOf(target) is { Kind: ValueKind.Global } type)
        {
            _session.Recorder.Change(type.Index, PickleReach.SetState, ".__setstate__", state, instance: true, _at);
            _store.SetState(target, state);
            Distributions.Check(_session, _session.Globals[type.Index], state, _at);
            FollowArray(target, _session.Globals[type.Index], state);
        }
        else if (target.Kind is not (ValueKind.List or ValueKind.Dict or ValueKind.Set or ValueKind.Tuple or ValueKind.LostContainer))
        {
            _session.Recorder.Unresolved(target, PickleReach.SetState, state, _at);
            _store.SetState(target, state);
        }
    }

    private void OverwriteAttributes(Value target, Value state)
    {
        _session.Recorder.Change(target.Index, PickleReach.SetState, ".__setstate__", state, instance: false, _at);
        foreach (Value dict in StateDicts(state))
        {
            ReadOnlySpan<ulong> items = _store.Items(dict);
            for (int i = 0; i + 1 < items.Length; i += 2)
            {
                if (_store.TextOf(new Value(items[i])) is { } name)
                {
                    _session.Overlays.SetOn(_session.Globals, target, name, new Value(items[i + 1]));
                }
            }
        }

        string display = _session.Globals[target.Index].Display;
        _session.Anomalies.Add("attribute-overwrite", $"overwrites attributes of the imported object {display}: {NamesOf(state)}", _at, deceptive: true);
    }

    private void FollowArray(Value target, GlobalInfo type, Value state)
    {
        if (!NumpyArrayWrapper.IsWrapper(type.Module, type.Name) || !_session.Options.FollowJoblibArrays)
        {
            return;
        }

        _session.Joblib = true;
        _session.WrappersAtLarge--;
        if (NumpyArrayWrapper.IsInOtherFile(type.Name))
        {
            NoteOtherFile(state);
            _stack.ReplaceTop(new Value(ValueKind.Buffer, 0));
            return;
        }

        var wrapper = ReadWrapper(state);
        if (_source.Offset < _frame.End && _frame.IsOpen)
        {
            throw new PickleStopException("joblib-frame", "array data stands inside a frame", _at);
        }

        _frame.Abandon();
        if (wrapper.HasObjects)
        {
            RunNested();
        }
        else
        {
            // joblib aligns to 16 bytes, and no opcode is as small as a padding count of its.
            if (wrapper.Alignment == 0 || (_source.TryEnsure(1) && _source.Window[0] > 16))
            {
                HiddenCode.Check(_session, this);
            }

            wrapper.Skip(_session, _at);
        }

        _stack.ReplaceTop(new Value(ValueKind.Buffer, 0));
    }

    // joblib writes the plain name of a file in the same folder (numpy_pickle_compat.py, NDArrayWrapper.read); a path would lead anywhere.
    private void NoteOtherFile(Value state)
    {
        const int Most = 100_000;
        string? name = state.Kind == ValueKind.Dict ? _store.TextOf(_store.Lookup(state, "filename"u8)) : null;
        if (name is { Length: > 0 } and not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && _session.FilesBeside.Count < Most)
        {
            _session.FilesBeside.Add(name);
            return;
        }

        _session.Anomalies.Add("joblib-other-file", "an array, or objects, are loaded from a file anywhere that the pickle names", _at, deceptive: true);
    }

    // Where the array cannot be passed over, its bytes may be the pickle of objects: what they would do is worth knowing before giving up.
    private NumpyArrayWrapper ReadWrapper(Value state)
    {
        try
        {
            return NumpyArrayWrapper.Read(_session, state, _at);
        }
        catch (PickleStopException)
        {
            _frame.Abandon();
            HiddenCode.Check(_session, this);
            throw;
        }
    }

    private void RunNested()
    {
        if (_nesting >= MaxNesting || _session.Programs.Count >= _session.Options.MaxPrograms)
        {
            throw new PickleStopException("nesting-limit", "pickles are nested deeper than is followed", _at, limit: true);
        }

        try
        {
            new ProgramMachine(_session, _nesting + 1).Run();
        }
        finally
        {
            _session.CurrentProgram = _index;
        }
    }
}
