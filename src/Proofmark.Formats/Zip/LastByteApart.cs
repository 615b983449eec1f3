using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>
/// Gives the last byte of a slice in a read of its own. An inflater asks for more only while its data goes on, so a last byte that was never asked
/// for lies behind the end of the compressed data.
/// </summary>
internal sealed class LastByteApart(SliceStream slice) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => slice.Length;

    public override long Position { get => slice.Position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var before = slice.Length - 1 - slice.Position;
        return slice.Read(before > 0 && before < buffer.Length ? buffer[..(int)before] : buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
