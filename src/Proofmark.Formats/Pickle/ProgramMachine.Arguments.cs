using System.Buffers.Binary;
using System.Text;

namespace Proofmark.Formats.Pickle;

/// <content>Numbers and strings.</content>
internal sealed partial class ProgramMachine
{
    private long UnsignedLength4() => BinaryPrimitives.ReadUInt32LittleEndian(_source.Take(4));

    private long SignedLength()
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(_source.Take(4));
        return length >= 0 ? length : throw PickleStopException.BadLength(_at);
    }

    private long UnsignedLength8()
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(_source.Take(8));
        return length <= long.MaxValue / 2 ? (long)length : throw PickleStopException.BadLength(_at);
    }

    /// <summary>Takes the first bytes of an argument and passes over the rest, whatever length is declared.</summary>
    private ReadOnlySpan<byte> TakeArgument(long length, Span<byte> scratch, out bool whole)
    {
        whole = length <= ValueStore.MaxKeptText;
        if (whole)
        {
            return _source.Take((int)length);
        }

        _source.Take(ValueStore.MaxKeptText).CopyTo(scratch);
        if (!_source.TrySkip(length - ValueStore.MaxKeptText))
        {
            throw PickleStopException.Truncated(_source.Offset);
        }

        return scratch[..ValueStore.MaxKeptText];
    }

    private void PushText(long length)
    {
        long start = _source.Offset;
        ReadOnlySpan<byte> text = TakeArgument(length, length > ValueStore.MaxKeptText ? new byte[ValueStore.MaxKeptText] : [], out bool whole);
        Value value = _store.Text(text, whole);
        _session.Embedded.Consider(value, text, start, length);
        Push(value);
    }

    private void PushBytes(long length, bool mutable = false)
    {
        long start = _source.Offset;
        ReadOnlySpan<byte> bytes = TakeArgument(length, length > ValueStore.MaxKeptText ? new byte[ValueStore.MaxKeptText] : [], out bool whole);
        Value value = _store.Bytes(bytes, whole);
        _session.Embedded.Consider(value, bytes, start, length, mutable);
        Push(value);
    }

    private void PushString(long length)
    {
        ReadOnlySpan<byte> bytes = TakeArgument(length, length > ValueStore.MaxKeptText ? new byte[ValueStore.MaxKeptText] : [], out bool whole);
        Push(OldString(bytes, whole));
    }

    // Strings of Python 2 have no encoding of their own; a loader is told one, and Latin-1 loses nothing.
    private Value OldString(ReadOnlySpan<byte> bytes, bool whole) =>
        Ascii.IsValid(bytes) ? _store.Text(bytes, whole) : _store.Text(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes)), whole);

    private void PushQuoted()
    {
        ReadOnlySpan<byte> line = _source.TakeLine(out bool whole);
        if (!TextArguments.TryUnquote(line, out byte[] bytes) && whole)
        {
            BadArgument("a string without its quotes");
        }

        Push(OldString(bytes, whole));
    }

    private void PushRawUnicode()
    {
        long start = _source.Offset;
        ReadOnlySpan<byte> line = _source.TakeLine(out bool whole, keepHead: true);
        Value value = line.Contains((byte)'\\') || !Ascii.IsValid(line)
            ? _store.Text(Encoding.UTF8.GetBytes(TextArguments.RawUnicode(line)), whole)
            : _store.Text(line, whole);
        _session.Embedded.Consider(value, line, start, _source.Offset - start - 1, escaped: true);
        Push(value);
    }

    private void PushInteger(long length)
    {
        if (length <= 8)
        {
            Push(ValueStore.Integer(_source.Take((int)length)));
            return;
        }

        if (!_source.TrySkip(length))
        {
            throw PickleStopException.Truncated(_source.Offset);
        }

        Push(new Value(ValueKind.BigInt, 0));
    }

    private void PushTextInteger(bool isLong)
    {
        ReadOnlySpan<byte> line = _source.TakeLine(out _);
        if (!isLong && line is [(byte)'0', (byte)'0' or (byte)'1'])
        {
            Push(Value.Bool(line[1] == '1'));
            return;
        }

        if (isLong && line is [.., (byte)'L'])
        {
            line = line[..^1];
        }

        Push(TextArguments.TryInteger(line, out long value) ? Value.Int(value) : new Value(ValueKind.BigInt, 0));
    }

    private void PushTextFloat()
    {
        if (!TextArguments.TryFloat(_source.TakeLine(out _), out double value))
        {
            BadArgument("a float that is no number");
        }

        Push(Value.Float(value));
    }

    private void MemoizeText()
    {
        if (TextArguments.TryInteger(_source.TakeLine(out _), out long key) && key >= 0)
        {
            Memoize((ulong)key);
        }
        else
        {
            BadArgument("a memo key that is no number");
            _stack.Peek(_at);
        }
    }

    private void PushMemoText()
    {
        if (TextArguments.TryInteger(_source.TakeLine(out _), out long key) && key >= 0)
        {
            PushMemo((ulong)key);
        }
        else
        {
            BadArgument("a memo key that is no number");
            Push(Value.Unknown);
        }
    }

    private void BadArgument(string what) => _session.Anomalies.Add("bad-argument", what, _at);
}
