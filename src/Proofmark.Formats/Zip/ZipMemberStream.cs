using System.IO.Compression;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>
/// The unpacked content of a member, forward only (seekable where stored). It ends early, never throws, on damaged data; what was wrong is then in
/// <see cref="Anomalies"/> and <see cref="Stopped"/>.
/// </summary>
public sealed class ZipMemberStream : Stream
{
    private const long FreeOfRatio = 10L * 1024 * 1024;

    private readonly SliceStream packed;
    private readonly DeflateStream? inflater;
    private readonly int maxRatio;
    private readonly UnpackBudget budget;
    private readonly List<FormatAnomaly> anomalies = [];
    private readonly Crc32 crc = new();
    private long checkedBytes;
    private bool ended;

    internal ZipMemberStream(Stream file, ZipMember member, int maxRatio, UnpackBudget budget)
    {
        Member = member;
        this.maxRatio = maxRatio;
        this.budget = budget;
        packed = new SliceStream(file, member.Data.Start, member.Data.Length);
        inflater = member.Method == ZipConstants.Deflate ? new DeflateStream(new LastByteApart(packed), CompressionMode.Decompress, leaveOpen: true) : null;
    }

    /// <summary>The member that is read.</summary>
    public ZipMember Member { get; }

    /// <summary>What was irregular; complete once everything was read from first to last byte.</summary>
    public IReadOnlyList<FormatAnomaly> Anomalies => anomalies;

    /// <summary>Why reading ended before the end of the content; null when it did not.</summary>
    public string? Stopped { get; private set; }

    /// <summary>True once the content was read to its end and has the declared CRC. False for encrypted content.</summary>
    public bool CrcMatches { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <summary>True for stored members. Content that is not read in order is not checked against its CRC.</summary>
    public override bool CanSeek => inflater is null;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>Length in bytes; for stored members only.</summary>
    /// <exception cref="NotSupportedException">The member is compressed.</exception>
    public override long Length => inflater is null ? packed.Length : throw new NotSupportedException("The length of a compressed member is known at its end.");

    /// <summary>Position in bytes; to be set for stored members only.</summary>
    /// <exception cref="NotSupportedException">The member is compressed.</exception>
    public override long Position
    {
        get => inflater is null ? packed.Position : checkedBytes;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || Stopped is not null)
        {
            return 0;
        }

        var at = Position;
        var read = ReadPacked(buffer);
        if (read > 0 && !budget.Take(read, stored: inflater is null))
        {
            Stop("zip-unpack-limit", "More bytes were unpacked from the archive than the limit allows.");
            return 0;
        }

        if (at == checkedBytes)
        {
            Check(buffer[..read]);
        }

        return Stopped is null ? read : 0;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        inflater is null ? packed.Seek(offset, origin) : throw new NotSupportedException("A compressed member is read forward only.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("A member cannot be written.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A member cannot be written.");

    /// <summary>Reads what was not read yet, so that size and CRC are checked.</summary>
    public void Drain()
    {
        if (CanSeek)
        {
            Position = checkedBytes;
        }

        CopyTo(Null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inflater?.Dispose();
        base.Dispose(disposing);
    }

    private int ReadPacked(Span<byte> buffer)
    {
        if (inflater is null)
        {
            return packed.Read(buffer);
        }

        try
        {
            return inflater.Read(buffer);
        }
        catch (InvalidDataException)
        {
            Stop("zip-deflate-damaged", "The compressed data is damaged.");
            return 0;
        }
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        crc.Add(bytes);
        checkedBytes += bytes.Length;
        if (bytes.IsEmpty)
        {
            CheckEnd();
        }
        else if (inflater is not null && checkedBytes > FreeOfRatio && checkedBytes / maxRatio > packed.Position)
        {
            Stop("zip-ratio-limit", $"The data unpacks to more than {maxRatio} times its size: it has the shape of a decompression bomb.");
        }
    }

    private void CheckEnd()
    {
        if (ended || Stopped is not null)
        {
            return;
        }

        ended = true;
        CrcMatches = crc.Value == Member.Crc32;
        if (Member.ClaimsEncryption)
        {
            CheckEncryption();
            return;
        }

        if (checkedBytes < Member.Size)
        {
            Stop("zip-data-short", $"The content ends after {checkedBytes} of {Member.Size} bytes.");
        }
        else if (checkedBytes > Member.Size && Member.Source != ZipMemberSource.Recovered)
        {
            Report("zip-size-differs", $"The content has {checkedBytes} bytes, its header says {Member.Size}.", deceptive: true);
        }
        else if (!CrcMatches && Member.Source != ZipMemberSource.Recovered)
        {
            Report("zip-crc-differs", "The content does not have the declared CRC; some readers ignore that.", deceptive: false);
        }

        if (inflater is not null && packed.Position < packed.Length)
        {
            Report("zip-data-after-deflate", "Packed bytes follow the end of the compressed data.", deceptive: true);
        }
    }

    private void CheckEncryption()
    {
        if (CrcMatches)
        {
            Report("zip-encryption-flag-false", "The content claims to be encrypted and is plain: readers that ignore the flag load it.", deceptive: true);
        }
        else
        {
            Stop("zip-encrypted", "The content is encrypted.");
        }
    }

    private void Stop(string code, string reason)
    {
        Stopped ??= reason;
        Report(code, reason, deceptive: false);
    }

    private void Report(string code, string message, bool deceptive) =>
        anomalies.Add(new FormatAnomaly(code, message, Member.Data.Start, deceptive) { Member = Member.Name });
}
