using System.Buffers.Binary;

namespace Proofmark.Formats.Pickle;

/// <summary>
/// Interprets one program symbolically, opcode by opcode, after CPython's <c>Unpickler</c>; where that raises an error but another loader
/// might go on, an unknown value is pushed and the error is noted.
/// </summary>
internal sealed partial class ProgramMachine
{
    /// <summary>Deepest nesting of pickles inside joblib arrays of objects.</summary>
    private const int MaxNesting = 8;

    private const int MaxCopiedStack = 16 * 1024;
    private const int DeepestWritten = 20_000;

    private static readonly Effect[] Closing = Effects();

    private enum Effect : byte
    {
        Opens,
        Closes,
        Keeps,
    }

    private readonly Session _session;
    private readonly ByteSource _source;
    private readonly ValueStore _store;
    private readonly ValueStack _stack;
    private readonly Memo _memo;
    private readonly Frame _frame;
    private readonly int _nesting;
    private readonly long _start;
    private readonly int _index;
    private long _opcodes;
    private int _closing;
    private int _protocol;
    private int _highestProtocol;
    private long _at;

    public ProgramMachine(Session session, int nesting = 0)
    {
        _session = session;
        _source = session.Source;
        _store = session.Store;
        _stack = new ValueStack(session.Limits.MaxPickleStack);
        _memo = new Memo(session.Limits.MaxPickleStack);
        _frame = new Frame(session.Anomalies);
        _nesting = nesting;
        _start = _source.Offset;
        _index = session.Programs.Count;
        session.Programs.Add(Summary(false));
        session.CurrentProgram = _index;
    }

    private ProgramMachine(Session session, ProgramMachine origin, int program)
        : this(session)
    {
        _stack = origin._stack.Copy(MaxCopiedStack);
        _memo = new Memo(session.Limits.MaxPickleStack, origin._memo);
        _protocol = origin._protocol;
        session.CurrentProgram = program;
    }

    /// <summary>Opcodes read so far, the one that failed not counted.</summary>
    public long Opcodes => _opcodes;

    /// <summary>What STOP takes from the stack; absent before.</summary>
    public Value Result { get; private set; }

    /// <summary>Reads up to STOP.</summary>
    /// <exception cref="PickleStopException">The program ends or cannot be followed before its STOP; what was found until then is recorded.</exception>
    public void Run()
    {
        bool stopped = false;
        try
        {
            long budget = _session.Limits.MaxPickleOpcodes - _session.Opcodes;
            while (!stopped)
            {
                _at = _source.Offset;
                _source.Ensure(1);
                var opcode = _source.Next();
                stopped = Execute(opcode);
                CountClosing(opcode);
                if (_source.Offset >= _frame.End)
                {
                    _frame.Leave(_at, _source.Offset);
                }

                if (++_opcodes >= budget && !stopped)
                {
                    throw new PickleStopException("opcodes-limit", "more opcodes than are followed", _source.Offset, limit: true);
                }
            }

            _frame.Close(_source.Offset);
        }
        finally
        {
            _session.Opcodes += _opcodes;
            _session.Programs[_index] = Summary(stopped);
        }
    }

    /// <summary>Reads other bytes as if they came next, and gives what they reach.</summary>
    public IReadOnlyList<PickleCallable> Peek(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var source = new ByteSource(stream, CancellationToken.None);
        Session alternative = _session.Alternative(source);
        try
        {
            new ProgramMachine(alternative, this, -_session.Alternatives).Run();
        }
        catch (PickleStopException)
        {
            // Bytes that are no program end like this; what they reached before is what counts.
        }

        return alternative.Callables.ToList();
    }

    private PickleProgram Summary(bool stopped) => new(_start, _source.Offset, _highestProtocol, _opcodes, stopped);

    // A pickler closes as many containers in a row as its recursion was deep, which is some thousand at most.
    private void CountClosing(byte opcode)
    {
        _closing = Closing[opcode] switch { Effect.Closes => _closing + 1, Effect.Keeps => _closing, _ => 0 };
        if (_closing == DeepestWritten)
        {
            _session.Anomalies.Add("deep-nesting", $"more than {DeepestWritten} containers stand in one another, deeper than any pickler writes: programs that walk through it crash", _at, deceptive: true);
        }
    }

    private static Effect[] Effects()
    {
        var effects = new Effect[256];
        ReadOnlySpan<byte> closes = [Op.Append, Op.Appends, Op.Additems, Op.Setitem, Op.Setitems, Op.Tuple, Op.Tuple1, Op.List, Op.Dict, Op.Build];
        foreach (var opcode in closes)
        {
            effects[opcode] = Effect.Closes;
        }

        ReadOnlySpan<byte> keeps = [Op.Memoize, Op.Put, Op.Binput, Op.LongBinput];
        foreach (var opcode in keeps)
        {
            effects[opcode] = Effect.Keeps;
        }

        return effects;
    }

    /// <summary>Executes one opcode; true after STOP.</summary>
    private bool Execute(byte opcode)
    {
        switch (opcode)
        {
            case Op.Mark: _stack.Mark(_at); break;
            case Op.Stop: Result = _stack.Pop(_at); return true;
            case Op.Pop: _stack.PopAny(_at); break;
            case Op.PopMark: _stack.PopMark(_at); break;
            case Op.Dup: Push(_stack.Peek(_at)); break;

            case Op.None: Push(Value.None); break;
            case Op.Newtrue: Push(Value.Bool(true)); break;
            case Op.Newfalse: Push(Value.Bool(false)); break;
            case Op.Binint: Push(Value.Int(BinaryPrimitives.ReadInt32LittleEndian(_source.Take(4)))); break;
            case Op.Binint1: Push(Value.Int(_source.Take(1)[0])); break;
            case Op.Binint2: Push(Value.Int(BinaryPrimitives.ReadUInt16LittleEndian(_source.Take(2)))); break;
            case Op.Long1: PushInteger(_source.Take(1)[0]); break;
            case Op.Long4: PushInteger(SignedLength()); break;
            case Op.Int: PushTextInteger(isLong: false); break;
            case Op.Long: PushTextInteger(isLong: true); break;
            case Op.Float: PushTextFloat(); break;
            case Op.Binfloat: Push(Value.Float(BinaryPrimitives.ReadDoubleBigEndian(_source.Take(8)))); break;

            case Op.String: PushQuoted(); break;
            case Op.Unicode: PushRawUnicode(); break;
            case Op.Binstring: PushString(SignedLength()); break;
            case Op.ShortBinstring: PushString(_source.Take(1)[0]); break;
            case Op.ShortBinunicode: PushText(_source.Take(1)[0]); break;
            case Op.Binunicode: PushText(UnsignedLength4()); break;
            case Op.Binunicode8: PushText(UnsignedLength8()); break;
            case Op.ShortBinbytes: PushBytes(_source.Take(1)[0]); break;
            case Op.Binbytes: PushBytes(UnsignedLength4()); break;
            case Op.Binbytes8: PushBytes(UnsignedLength8()); break;
            case Op.Bytearray8: PushBytes(UnsignedLength8(), mutable: true); break;
            case Op.NextBuffer: Push(new Value(ValueKind.Buffer, 0)); break;
            case Op.ReadonlyBuffer: _stack.Peek(_at); break;

            case Op.EmptyTuple: Push(_store.Tuple([])); break;
            case Op.Tuple1: Push(_store.Tuple(Watched(_stack.PopMany(1, _at)))); break;
            case Op.Tuple2: Push(_store.Tuple(Watched(_stack.PopMany(2, _at)))); break;
            case Op.Tuple3: Push(_store.Tuple(Watched(_stack.PopMany(3, _at)))); break;
            case Op.Tuple: Push(_store.Tuple(Watched(_stack.PopMark(_at)))); break;
            case Op.EmptyList: Push(_store.Containers.Create(ValueKind.List)); break;
            case Op.EmptyDict: Push(_store.Containers.Create(ValueKind.Dict)); break;
            case Op.EmptySet: Push(_store.Containers.Create(ValueKind.Set)); break;
            case Op.List: PushFilled(ValueKind.List); break;
            case Op.Dict: PushFilled(ValueKind.Dict); break;
            case Op.Frozenset: PushFilled(ValueKind.Set); break;
            case Op.Append: AddItems(ValueKind.List, _stack.PopMany(1, _at)); break;
            case Op.Appends: AddItems(ValueKind.List, _stack.PopMark(_at)); break;
            case Op.Additems: AddItems(ValueKind.Set, _stack.PopMark(_at)); break;
            case Op.Setitem: AddItems(ValueKind.Dict, _stack.PopMany(2, _at)); break;
            case Op.Setitems: AddItems(ValueKind.Dict, _stack.PopMark(_at)); break;

            case Op.Memoize: Memoize((uint)_memo.Count); break;
            case Op.Put: MemoizeText(); break;
            case Op.Binput: Memoize(_source.Take(1)[0]); break;
            case Op.LongBinput: Memoize(BinaryPrimitives.ReadUInt32LittleEndian(_source.Take(4))); break;
            case Op.Get: PushMemoText(); break;
            case Op.Binget: PushMemo(_source.Take(1)[0]); break;
            case Op.LongBinget: PushMemo(BinaryPrimitives.ReadUInt32LittleEndian(_source.Take(4))); break;

            case Op.Proto: Protocol(_source.Take(1)[0]); break;
            case Op.Frame: _frame.Open(BinaryPrimitives.ReadUInt64LittleEndian(_source.Take(8)), _at, _source.Offset); break;

            case Op.Global: Global(); break;
            case Op.StackGlobal: StackGlobal(); break;
            case Op.Ext1: Extension(_source.Take(1)[0]); break;
            case Op.Ext2: Extension(BinaryPrimitives.ReadUInt16LittleEndian(_source.Take(2))); break;
            case Op.Ext4: Extension(BinaryPrimitives.ReadInt32LittleEndian(_source.Take(4))); break;
            case Op.Inst: Instance(); break;
            case Op.Obj: Object(); break;
            case Op.Reduce: Reduce(); break;
            case Op.NewObject: NewObject(withKeywords: false); break;
            case Op.NewObjectEx: NewObject(withKeywords: true); break;
            case Op.Build: Build(); break;
            case Op.Persid: PersistentText(); break;
            case Op.Binpersid: Persistent(_stack.Pop(_at)); break;

            default:
                throw new PickleStopException("unknown-opcode", $"0x{opcode:x2} is no opcode", _at);
        }

        return false;
    }

    private void Push(Value value)
    {
        if (value.Kind == ValueKind.Global)
        {
            _session.Globals[value.Index].Pushes++;
        }

        _stack.Push(value, _at);
    }

    private void Protocol(int protocol)
    {
        if (protocol > 5)
        {
            _session.Anomalies.Add("unsupported-protocol", $"protocol {protocol} does not exist", _at);
        }

        _protocol = protocol;
        _highestProtocol = Math.Max(_highestProtocol, protocol);
    }

    private void Memoize(ulong key)
    {
        if (!_memo.Put(key, _stack.Peek(_at)))
        {
            throw new PickleStopException("memo-limit", "more memo entries than are followed", _at, limit: true);
        }
    }

    private void PushMemo(ulong key)
    {
        Value value = _memo.Get(key);
        if (value.Kind == ValueKind.Absent)
        {
            _session.Anomalies.Add("missing-memo", "an entry of the memo is used that was never stored", _at);
            value = Value.Unknown;
        }

        if (WrappersAreAbout)
        {
            CountWrapper(value);
        }

        Push(value);
    }

    private void PushFilled(ValueKind kind)
    {
        ReadOnlySpan<ulong> items = Watched(_stack.PopMark(_at));
        Value container = _store.Containers.Create(kind);
        if (container.Kind == kind)
        {
            _store.Containers.Add(container, items);
        }

        Push(container);
    }
}
