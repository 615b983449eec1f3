using System.Buffers;

namespace Proofmark.Formats.Pickle;

/// <summary>A forward-only window over a stream with one pooled buffer. Cancellation is checked at each refill.</summary>
internal sealed class ByteSource(Stream stream, CancellationToken cancellation) : IDisposable
{
    public const int BufferSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _position;
    private int _end;
    private long _base;
    private bool _ended;

    /// <summary>Offset of the next byte, counted from where the source was handed over.</summary>
    public long Offset => _base + _position;

    /// <summary>Bytes that can be looked at without reading.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_position, _end - _position);

    /// <summary>Makes at least <paramref name="count"/> bytes (at most <see cref="BufferSize"/>) available; false at the end of the stream.</summary>
    public bool TryEnsure(int count) => _end - _position >= count || Fill(count);

    public void Ensure(int count)
    {
        if (!TryEnsure(count))
        {
            throw PickleStopException.Truncated(_base + _end);
        }
    }

    /// <summary>The next byte; it must have been ensured.</summary>
    public byte Next() => _buffer[_position++];

    /// <summary>Takes bytes that are valid until the next call; at most <see cref="BufferSize"/>.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        Ensure(count);
        ReadOnlySpan<byte> taken = _buffer.AsSpan(_position, count);
        _position += count;
        return taken;
    }

    /// <summary>Takes a line without its newline. Of a line longer than the buffer only the beginning is given and <paramref name="whole"/> is false.</summary>
    public ReadOnlySpan<byte> TakeLine(out bool whole, bool keepHead = false)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_position + searched, _end - _position - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                whole = true;
                ReadOnlySpan<byte> line = _buffer.AsSpan(_position, searched + found);
                _position += searched + found + 1;
                return line;
            }

            searched = _end - _position;
            if (searched >= BufferSize)
            {
                whole = false;
                byte[] head = keepHead ? _buffer.AsSpan(_position, ValueStore.MaxKeptText).ToArray() : [];
                SkipLine();
                return head;
            }

            Ensure(searched + 1);
        }
    }

    /// <summary>Passes over bytes; false when the stream ends before, with everything passed over.</summary>
    public bool TrySkip(long count)
    {
        while (count > 0)
        {
            if (_position == _end && !TrySeek(ref count) && count > 0 && !Fill(1))
            {
                return false;
            }

            int step = (int)Math.Min(count, _end - _position);
            _position += step;
            count -= step;
        }

        return true;
    }

    /// <summary>Passes over everything that is left.</summary>
    public void SkipToEnd()
    {
        TrySkip(long.MaxValue - Offset);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private void SkipLine()
    {
        int found;
        while ((found = Window.IndexOf((byte)'\n')) < 0)
        {
            _position = _end;
            Ensure(1);
        }

        _position += found + 1;
    }

    // Seeking is only worth a system call when whole buffers would be read for nothing.
    private bool TrySeek(ref long count)
    {
        if (!stream.CanSeek || count < BufferSize || _ended)
        {
            return false;
        }

        cancellation.ThrowIfCancellationRequested();
        long step = Math.Min(count, Math.Max(0, stream.Length - stream.Position));
        stream.Seek(step, SeekOrigin.Current);
        _base += _end + step;
        _position = _end = 0;
        count -= step;
        return count == 0;
    }

    private bool Fill(int count)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_position > 0)
        {
            _buffer.AsSpan(_position, _end - _position).CopyTo(_buffer);
            _base += _position;
            _end -= _position;
            _position = 0;
        }

        while (_end < count && !_ended)
        {
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _ended = read == 0;
            _end += read;
        }

        return _end >= count;
    }
}
