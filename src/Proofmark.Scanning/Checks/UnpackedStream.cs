using System.Buffers;

namespace Proofmark.Scanning.Checks;

/// <summary>Unpacked bytes in pooled blocks, so that large members cost their size once. Seekable; bytes are only written at the end.</summary>
internal sealed class UnpackedStream : Stream
{
    private const int Block = 1024 * 1024;
    private const int FirstBlock = 16 * 1024;

    private readonly List<byte[]> blocks = [];
    private byte[] small = [];
    private long length;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Takes bytes from a stream up to its end or a bound; what was taken stays when the stream throws.</summary>
    /// <returns>True when the stream held more than <paramref name="most"/> bytes.</returns>
    public bool Fill(Stream source, long most, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var room = Room();
            var read = source.Read(room);
            if (read == 0)
            {
                return false;
            }

            length += read;
            if (length > most)
            {
                length = most;
                return true;
            }
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var left = length - position;
        if (left <= 0 || buffer.IsEmpty)
        {
            return 0;
        }

        var (block, offset) = At(position);
        var count = (int)Math.Min(Math.Min(left, buffer.Length), block.Length - offset);
        block.Span.Slice(offset, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => length + offset,
        };
        return position;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("Unpacked bytes are not cut.");

    /// <summary>Appends bytes, wherever the position is.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var room = Room();
            var part = buffer[..Math.Min(room.Length, buffer.Length)];
            part.CopyTo(room);
            length += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        blocks.ForEach(block => ArrayPool<byte>.Shared.Return(block));
        blocks.Clear();
        if (small.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(small);
            small = [];
        }

        length = 0;
        base.Dispose(disposing);
    }

    // Most members are small: the first bytes go into a small block of their own.
    private Span<byte> Room()
    {
        if (length < FirstBlock)
        {
            small = small.Length == 0 ? ArrayPool<byte>.Shared.Rent(FirstBlock) : small;
            return small.AsSpan((int)length, FirstBlock - (int)length);
        }

        var (index, offset) = Math.DivRem(length - FirstBlock, Block);
        if (index == blocks.Count)
        {
            blocks.Add(ArrayPool<byte>.Shared.Rent(Block));
        }

        return blocks[(int)index].AsSpan((int)offset, Block - (int)offset);
    }

    private (ReadOnlyMemory<byte> Block, int Offset) At(long at)
    {
        if (at < FirstBlock)
        {
            return (small.AsMemory(0, FirstBlock), (int)at);
        }

        var (index, offset) = Math.DivRem(at - FirstBlock, Block);
        return (blocks[(int)index].AsMemory(0, Block), (int)offset);
    }
}
