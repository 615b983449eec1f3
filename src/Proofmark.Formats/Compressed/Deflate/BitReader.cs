namespace Proofmark.Formats.Compressed.Deflate;

/// <summary>Bits of a source, the lowest of each byte first (RFC 1951, 3.1.1).</summary>
internal sealed class BitReader(PackedSource source)
{
    private ulong bits;
    private int count;

    /// <summary>The next bits without going over them; zeros stand for what is missing at the end.</summary>
    public uint Peek(int wanted)
    {
        while (count < wanted && source.Peek(1) is [var next])
        {
            source.Next();
            bits |= (ulong)next << count;
            count += 8;
        }

        return (uint)(bits & ((1ul << wanted) - 1));
    }

    /// <summary>Goes over bits that were looked at.</summary>
    /// <exception cref="UnpackStopException">They are not there.</exception>
    public void Drop(int dropped)
    {
        if (dropped > count)
        {
            throw UnpackStopException.Damaged("the data is cut off");
        }

        bits >>= dropped;
        count -= dropped;
    }

    public uint Take(int wanted)
    {
        uint value = Peek(wanted);
        Drop(wanted);
        return value;
    }

    /// <summary>Goes on at the next whole byte, and gives whole bytes back to the source.</summary>
    public void Align()
    {
        source.Unread(count / 8);
        bits = 0;
        count = 0;
    }
}
