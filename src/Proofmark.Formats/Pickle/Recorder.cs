namespace Proofmark.Formats.Pickle;

/// <summary>Turns what the machine does into records; a callable already recorded costs one comparison.</summary>
internal sealed class Recorder(Session session)
{
    /// <summary>Expressions that are shown; those after them count together, so that showing them costs no time without end.</summary>
    private const int MaxExpressions = 10_000;

    private int _expressions;

    public void Import(int global, long at)
    {
        GlobalInfo info = session.Globals[global];
        if (!CallableLog.TryCount(info, PickleReach.Import, session.CurrentProgram))
        {
            Add(info, PickleReach.Import, info.Name.Length == 0 ? "import " + info.Display : info.Display, at);
        }
    }

    public void Call(int global, Value arguments, long at)
    {
        GlobalInfo info = session.Globals[global];
        if (!CallableLog.TryCount(info, PickleReach.Call, session.CurrentProgram))
        {
            Add(info, PickleReach.Call, session.Renderer.Call(info.Display, arguments), at);
        }
    }

    public void New(int global, Value arguments, Value keywords, long at)
    {
        GlobalInfo info = session.Globals[global];
        if (!CallableLog.TryCount(info, PickleReach.New, session.CurrentProgram))
        {
            Add(info, PickleReach.New, session.Renderer.Call(info.Display + ".__new__", arguments, keywords), at);
        }
    }

    /// <summary>State or items that are put into an imported object or an instance of it.</summary>
    public void Change(int global, PickleReach reach, string operation, Value value, bool instance, long at)
    {
        GlobalInfo info = session.Globals[global];
        if (!CallableLog.TryCount(info, reach, session.CurrentProgram))
        {
            string target = instance ? info.Display + "(...)" : info.Display;
            Add(info, reach, session.Renderer.Operation(target, operation, value), at);
        }
    }

    /// <summary>A callable that is the result of something that could not be followed.</summary>
    public void Unresolved(Value callee, PickleReach reach, Value arguments, long at)
    {
        callee = _expressions < MaxExpressions ? callee : Value.Unknown;
        if (session.Callables.TryCount(callee, reach, session.CurrentProgram))
        {
            return;
        }

        _expressions++;
        string name = session.Renderer.Expression(callee);
        string call = reach is PickleReach.Call or PickleReach.New ? session.Renderer.Call(name, arguments) : name;
        session.Callables.Add(callee, new PickleCallable("", name, reach, call, at, session.CurrentProgram, 1) { Resolved = false });
    }

    /// <summary>An import whose module or name is not literal text that was kept.</summary>
    public void UnresolvedImport(Value module, Value name, long at)
    {
        if (_expressions >= MaxExpressions && session.Callables.TryCount(Value.Unknown, PickleReach.Import, session.CurrentProgram))
        {
            return;
        }

        _expressions++;
        string text = session.Renderer.Expression(module) + " : " + session.Renderer.Expression(name);
        session.Callables.Add(
            Value.Unknown,
            new PickleCallable("", text, PickleReach.Import, text, at, session.CurrentProgram, 1) { Resolved = false });
    }

    /// <summary>Takes over what another reading of the same bytes found.</summary>
    public void Copy(PickleCallable callable) => session.Callables.Add(session.Store.Text(callable.Module + ":" + callable.Name), callable);

    private void Add(GlobalInfo info, PickleReach reach, string call, long at)
    {
        var callable = new PickleCallable(TextEscape.Name(info.Module), TextEscape.Name(info.Name), reach, call, at, session.CurrentProgram, 1)
        {
            AsWritten = info.AsWritten,
        };
        session.Callables.Add(info, callable);
    }
}
