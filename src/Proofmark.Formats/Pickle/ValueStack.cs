namespace Proofmark.Formats.Pickle;

/// <summary>The machine's stack with its marks. Values below the last mark cannot be reached until the mark is taken away, as in CPython.</summary>
internal sealed class ValueStack(int limit)
{
    private ulong[] _values = new ulong[64];
    private int[] _marks = new int[16];
    private int _count;
    private int _markCount;
    private int _fence;

    /// <summary>A copy, of at most so many values that nothing large is copied; values below them are missing then.</summary>
    public ValueStack Copy(int most)
    {
        int skipped = Math.Max(0, _count - most);
        var copy = new ValueStack(limit);
        copy._values = [.. _values.AsSpan(skipped, _count - skipped), 0];
        copy._count = _count - skipped;
        copy._marks = [.. _marks.AsSpan(0, _markCount).ToArray().Where(mark => mark >= skipped).Select(mark => mark - skipped), 0];
        copy._markCount = copy._marks.Length - 1;
        copy._fence = copy._markCount > 0 ? copy._marks[copy._markCount - 1] : 0;
        return copy;
    }

    public void Push(Value value, long at)
    {
        if (_count == _values.Length)
        {
            Grow(ref _values, _count, at);
        }

        _values[_count++] = value.Bits;
    }

    public Value Pop(long at) => _count > _fence ? new Value(_values[--_count]) : throw PickleStopException.Underflow(at);

    public Value Peek(long at) => _count > _fence ? new Value(_values[_count - 1]) : throw PickleStopException.Underflow(at);

    public void ReplaceTop(Value value) => _values[_count - 1] = value.Bits;

    public void Mark(long at)
    {
        if (_markCount == _marks.Length)
        {
            Grow(ref _marks, _markCount, at);
        }

        _marks[_markCount++] = _count;
        _fence = _count;
    }

    /// <summary>POP: takes the topmost value, or the mark when nothing lies above it.</summary>
    public void PopAny(long at)
    {
        if (_markCount > 0 && _marks[_markCount - 1] == _count)
        {
            DropMark();
        }
        else
        {
            Pop(at);
        }
    }

    /// <summary>Takes the last mark and all values above it; they are valid until the next push.</summary>
    public ReadOnlySpan<ulong> PopMark(long at)
    {
        if (_markCount == 0)
        {
            throw PickleStopException.NoMark(at);
        }

        int start = _marks[_markCount - 1];
        ReadOnlySpan<ulong> values = _values.AsSpan(start, _count - start);
        _count = start;
        DropMark();
        return values;
    }

    /// <summary>Takes a fixed number of values; they are valid until the next push.</summary>
    public ReadOnlySpan<ulong> PopMany(int number, long at)
    {
        if (_count - _fence < number)
        {
            throw PickleStopException.Underflow(at);
        }

        _count -= number;
        return _values.AsSpan(_count, number);
    }

    private void DropMark()
    {
        _markCount--;
        _fence = _markCount > 0 ? _marks[_markCount - 1] : 0;
    }

    private void Grow<T>(ref T[] array, int count, long at)
    {
        if (count >= limit)
        {
            throw new PickleStopException("stack-limit", "more values on the stack than are followed", at, limit: true);
        }

        Array.Resize(ref array, (int)Math.Min(limit, (long)count * 2));
    }
}
