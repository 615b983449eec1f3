namespace Proofmark.Formats.Pickle;

/// <summary>
/// Frames (PEP 3154). The C unpickler and the one in Python differ when an opcode straddles a frame's end or frames overlap; CPython's picklers
/// write neither: they end a frame before each large object and after STOP.
/// </summary>
internal sealed class Frame(AnomalyLog anomalies)
{
    private const long None = long.MaxValue;
    private long _declaredAt;

    /// <summary>Offset after the open frame's last byte; the highest offset when no frame is open.</summary>
    public long End { get; private set; } = None;

    public bool IsOpen => End != None;

    /// <summary>To be called after an opcode that ended at or behind <see cref="End"/>.</summary>
    public void Leave(long opcodeStart, long opcodeEnd)
    {
        if (opcodeEnd > End)
        {
            anomalies.Add("frame-straddle", "an opcode reaches over the end of its frame, so that two unpicklers read different things", opcodeStart, deceptive: true);
        }

        End = None;
    }

    public void Open(ulong length, long opcodeStart, long contentStart)
    {
        if (length > long.MaxValue / 2)
        {
            throw PickleStopException.BadLength(opcodeStart);
        }

        if (IsOpen && contentStart > End)
        {
            Leave(opcodeStart, contentStart);
        }
        else if (IsOpen && contentStart < End)
        {
            anomalies.Add("frame-nested", "a frame begins inside another one", opcodeStart, deceptive: true);
        }

        _declaredAt = opcodeStart;
        End = length == 0 ? None : contentStart + (long)length;
    }

    /// <summary>Forgets the frame; the bytes that follow belong to none.</summary>
    public void Abandon() => End = None;

    /// <summary>To be called when the program ended with STOP.</summary>
    public void Close(long programEnd)
    {
        if (IsOpen && programEnd < End)
        {
            anomalies.Add("frame-overrun", "a frame is longer than the program inside it", _declaredAt, deceptive: true);
        }
    }
}
