using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Gguf;

/// <summary>
/// Reads numbers and strings forward. The first failure is kept in <see cref="Stopped"/>; from then on every read returns 0, so that callers need
/// to look only once for each entry.
/// </summary>
internal sealed class GgufCursor(WindowReader file, long maxPosition)
{
    public long Position { get; private set; }

    public bool BigEndian { get; set; }

    /// <summary>True from version 2 on: counts and lengths have 64 bits.</summary>
    public bool Wide { get; set; } = true;

    public string? Stopped { get; private set; }

    public long Left => file.Length - Position;

    public void Stop(string reason) => Stopped ??= reason;

    public byte U8()
    {
        var bytes = Take(1);
        return bytes.IsEmpty ? (byte)0 : bytes[0];
    }

    public uint U32()
    {
        var bytes = Take(4);
        return bytes.IsEmpty ? 0 : BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ulong U64()
    {
        var bytes = Take(8);
        return bytes.IsEmpty ? 0 : BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>A count or length in the width of the version.</summary>
    public ulong Count() => Wide ? U64() : U32();

    /// <summary>Goes over <paramref name="count"/> elements of a size.</summary>
    public void Skip(ulong count, int size)
    {
        var bytes = (UInt128)count * (uint)size;
        if (bytes > (ulong)Left)
        {
            Stop("the file ends inside the metadata");
        }
        else if (Stopped is null)
        {
            Position += (long)bytes;
            CheckBound();
        }
    }

    /// <summary>Reads the bytes of a string whose length was read, as far as they are kept; goes over all of them.</summary>
    public byte[] Bytes(ulong length, int kept)
    {
        var start = Position;
        Skip(length, 1);
        return Stopped is null ? file.Get(start, (int)Math.Min(length, (ulong)kept)).ToArray() : [];
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var bytes = Stopped is null ? file.Get(Position, count) : default;
        if (bytes.Length < count)
        {
            Stop("the file ends inside the metadata");
            return default;
        }

        Position += count;
        CheckBound();
        return bytes;
    }

    private void CheckBound()
    {
        if (Position > maxPosition)
        {
            Stop($"the metadata is longer than {maxPosition} bytes");
        }
    }
}
