namespace Proofmark.Formats.Tar;

/// <summary>Numbers of headers.</summary>
internal static class TarNumber
{
    private const byte Positive = 0x80;

    /// <summary>A size, octal or, as GNU tar writes large ones, in base 256; null when it is neither, negative, or larger than any file.</summary>
    public static long? Read(ReadOnlySpan<byte> field) => field[0] == Positive ? Base256(field[1..]) : Octal(field);

    /// <summary>An octal number with spaces before it and spaces or a NUL behind it; an empty field is zero for a size and no number for a checksum.</summary>
    public static long? Octal(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        ReadOnlySpan<byte> digits = (end < 0 ? field : field[..end]).Trim((byte)' ');
        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value * 8) + digit - '0';
        }

        return value;
    }

    private static long? Base256(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte digit in digits)
        {
            if (value > long.MaxValue >> 9)
            {
                return null;
            }

            value = (value << 8) | digit;
        }

        return value;
    }
}
