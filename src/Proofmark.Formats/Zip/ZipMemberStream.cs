using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>
/// The unpacked content of a member, forward only (seekable where stored). It ends early, never throws, on damaged data; what was wrong is then in
/// <see cref="Anomalies"/> and <see cref="Stopped"/>.
/// </summary>
public sealed class ZipMemberStream : Stream
{
    private readonly Stream inner;
    private readonly List<FormatAnomaly> anomalies = [];

    internal ZipMemberStream(Stream inner, ZipMember member, Limits limits)
    {
        this.inner = inner;
        Member = member;
        _ = limits;
    }

    /// <summary>The member that is read.</summary>
    public ZipMember Member { get; }

    /// <summary>What was irregular so far; complete once the end was reached by reading from first to last byte.</summary>
    public IReadOnlyList<FormatAnomaly> Anomalies => anomalies;

    /// <summary>Why reading ended before the end of the content; null when it did not.</summary>
    public string? Stopped { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => inner is SliceStream;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position { get => inner.Position; set => inner.Position = value; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("A member cannot be written.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A member cannot be written.");

    /// <summary>Reads what is left, so that size and CRC are checked.</summary>
    public void Drain() => CopyTo(Null);
}
