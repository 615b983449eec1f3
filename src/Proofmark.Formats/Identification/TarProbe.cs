using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Identification;

/// <summary>Tells tar archives by the checksum of their first header, which old ones without <c>ustar</c> have too.</summary>
internal static class TarProbe
{
    private const int Block = 512;
    private const int MaxMembers = 32;

    public static Interpretation? Examine(FileHead head)
    {
        if (!HasChecksum(head.Window.Get(0, Block)))
        {
            return null;
        }

        return IsTorch(head.Window)
            ? new Interpretation(ModelFormats.TorchTar, 0, "tar with the members of early PyTorch files")
            : new Interpretation(ModelFormats.Tar, 0, "tar header with a valid checksum");
    }

    private static bool IsTorch(WindowReader file)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        long at = 0;
        for (var i = 0; i < MaxMembers; i++)
        {
            var header = file.Get(at, Block);
            if (!HasChecksum(header) || Octal(header.Slice(124, 12)) is not { } size)
            {
                break;
            }

            var name = header[..100];
            var end = name.IndexOf((byte)0);
            names.Add(System.Text.Encoding.Latin1.GetString(end < 0 ? name : name[..end]));
            at += Block + ((size + Block - 1) / Block * Block);
        }

        return names.Contains("pickle") && (names.Contains("sys_info") || names.Contains("storages") || names.Contains("tensors"));
    }

    private static bool HasChecksum(ReadOnlySpan<byte> header)
    {
        const int Start = 148;
        const int Length = 8;
        if (header.Length < Block || header[0] == 0 || Octal(header.Slice(Start, Length)) is not { } told)
        {
            return false;
        }

        long sum = Length * ' ';
        for (var i = 0; i < Block; i++)
        {
            sum += i is >= Start and < Start + Length ? 0 : header[i];
        }

        return sum == told;
    }

    private static long? Octal(ReadOnlySpan<byte> field)
    {
        var digits = field.Trim(" \0"u8);
        long value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value * 8) + digit - '0';
        }

        return digits.IsEmpty ? null : value;
    }
}
