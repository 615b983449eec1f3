using System.Text;

namespace Proofmark.Formats.Tar;

/// <summary>One header block, its checksum verified (POSIX.1-2017, pax: ustar Interchange Format; GNU tar manual, Standard).</summary>
internal sealed record TarHeader(string Name, long Size, byte Type, string LinkTarget, bool HasMoreSparse)
{
    /// <summary>Bytes of a header, and the unit in which content is padded.</summary>
    public const int Block = 512;

    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>True when the block holds its own checksum, of unsigned or (old programs) signed bytes.</summary>
    public static bool HasChecksum(ReadOnlySpan<byte> header)
    {
        if (header.Length < Block || TarNumber.Octal(header.Slice(ChecksumAt, ChecksumLength)) is not { } told)
        {
            return false;
        }

        long unsigned = ChecksumLength * ' ', signed = unsigned;
        for (int i = 0; i < Block; i++)
        {
            if (i is < ChecksumAt or >= ChecksumAt + ChecksumLength)
            {
                unsigned += header[i];
                signed += (sbyte)header[i];
            }
        }

        return told == unsigned || told == signed;
    }

    /// <summary>Reads a block whose checksum is right; null when its size is no number.</summary>
    public static TarHeader? Read(ReadOnlySpan<byte> header)
    {
        if (TarNumber.Read(header.Slice(124, 12)) is not { } size)
        {
            return null;
        }

        bool isGnu = header.Slice(257, 8).SequenceEqual("ustar  \0"u8);
        bool isUstar = header.Slice(257, 5).SequenceEqual("ustar"u8);
        string name = Text(header[..100]);
        string prefix = isUstar && !isGnu ? Text(header.Slice(345, 155)) : "";
        return new TarHeader(prefix.Length > 0 ? $"{prefix}/{name}" : name, size, header[156], Text(header.Slice(157, 100)), header[482] != 0);
    }

    /// <summary>Text up to its NUL, as UTF-8 or else Latin-1.</summary>
    public static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        field = end < 0 ? field : field[..end];
        try
        {
            return Strict.GetString(field);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(field);
        }
    }
}
