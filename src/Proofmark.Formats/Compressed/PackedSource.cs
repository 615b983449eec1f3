using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Compressed;

/// <summary>
/// Packed bytes, read forward with an exact position. It is a stream, so that decoders of a library read from it too; unlike other streams it
/// ends with an exception, because some decoders take a missing byte for a value.
/// </summary>
internal sealed class PackedSource(Stream file, CancellationToken cancellation) : Stream
{
    private const int BufferSize = 32 * 1024;

    private readonly byte[] buffer = new byte[BufferSize];
    private long bufferStart;
    private int count;
    private int at;

    public override long Length { get; } = file.Length;

    /// <summary>Offset of the next byte.</summary>
    public override long Position
    {
        get => bufferStart + at;
        set
        {
            bufferStart = value;
            count = at = 0;
        }
    }

    public long Remaining => Length - Position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>The next bytes without going over them; fewer only at the end.</summary>
    public ReadOnlySpan<byte> Peek(int wanted)
    {
        if (count - at < wanted)
        {
            Load();
        }

        return buffer.AsSpan(at, Math.Min(wanted, count - at));
    }

    /// <summary>The next byte.</summary>
    /// <exception cref="UnpackStopException">There is none.</exception>
    public byte Next()
    {
        if (at == count)
        {
            Load();
            if (count == 0)
            {
                throw UnpackStopException.Damaged("the data is cut off");
            }
        }

        return buffer[at++];
    }

    /// <summary>The next bytes, at most a few kilobytes; valid until the next call.</summary>
    /// <exception cref="UnpackStopException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int wanted)
    {
        ReadOnlySpan<byte> bytes = Peek(wanted);
        if (bytes.Length < wanted)
        {
            throw UnpackStopException.Damaged("the data is cut off");
        }

        at += wanted;
        return bytes;
    }

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="UnpackStopException">There are fewer bytes.</exception>
    public void Fill(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            target = target[Read(target)..];
        }
    }

    public uint NextUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong NextUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Gives bytes back that were taken too many.</summary>
    public void Unread(int bytes)
    {
        if (bytes <= at)
        {
            at -= bytes;
        }
        else
        {
            Position -= bytes;
        }
    }

    /// <summary>Goes over bytes.</summary>
    /// <exception cref="UnpackStopException">There are fewer.</exception>
    public void Skip(long bytes)
    {
        if (bytes > Remaining)
        {
            throw UnpackStopException.Damaged("the data is cut off");
        }

        Position += bytes;
    }

    public override int ReadByte() => Next();

    public override int Read(Span<byte> target)
    {
        if (target.IsEmpty)
        {
            return 0;
        }

        if (at == count)
        {
            Load();
        }

        if (count == 0)
        {
            throw UnpackStopException.Damaged("the data is cut off");
        }

        int taken = Math.Min(target.Length, count - at);
        buffer.AsSpan(at, taken).CopyTo(target);
        at += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("Packed bytes are read forward.");

    public override void SetLength(long value) => throw new NotSupportedException("Packed bytes are read-only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Packed bytes are read-only.");

    private void Load()
    {
        cancellation.ThrowIfCancellationRequested();
        bufferStart = Position;
        at = 0;
        count = BoundedBytes.ReadAt(file, bufferStart, buffer);
    }
}
