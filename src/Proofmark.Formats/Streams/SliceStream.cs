namespace Proofmark.Formats.Streams;

/// <summary>
/// A read-only, seekable window on a seekable stream. It positions the inner stream before every read, so several slices may share one
/// inner stream on one thread. Disposing it leaves the inner stream open.
/// </summary>
public sealed class SliceStream : Stream
{
    private readonly Stream inner;
    private readonly long start;
    private long position;

    /// <summary>Opens a window.</summary>
    /// <param name="inner">A readable, seekable stream.</param>
    /// <param name="start">First byte of the window, from 0.</param>
    /// <param name="length">Bytes of the window; cut to what the inner stream holds.</param>
    /// <exception cref="ArgumentException">The inner stream cannot seek.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public SliceStream(Stream inner, long start, long length)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!inner.CanSeek)
        {
            throw new ArgumentException("A slice needs a seekable stream.", nameof(inner));
        }

        this.inner = inner;
        this.start = start;
        Length = Math.Max(0, Math.Min(length, inner.Length - start));
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var left = Length - position;
        if (left <= 0 || buffer.IsEmpty)
        {
            return 0;
        }

        inner.Position = start + position;
        var read = inner.Read(buffer[..(int)Math.Min(left, buffer.Length)]);
        position += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => Length + offset,
        };
        return position;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("A slice cannot be written.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A slice cannot be written.");
}
