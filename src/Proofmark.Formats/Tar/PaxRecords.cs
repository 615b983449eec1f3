using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Tar;

/// <summary>The records of a pax header: a length in decimal, a space, key=value and a newline, the length counting all of it.</summary>
internal static class PaxRecords
{
    private const int MaxLengthDigits = 9;

    /// <summary>Reads the records; null when they break that form.</summary>
    public static Dictionary<string, string>? Read(ReadOnlySpan<byte> bytes)
    {
        var records = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!bytes.IsEmpty && bytes[0] != 0)
        {
            int space = bytes.IndexOf((byte)' ');
            if (space is < 1 or > MaxLengthDigits
                || !int.TryParse(bytes[..space], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                || length <= space + 1
                || length > bytes.Length
                || bytes[length - 1] != (byte)'\n')
            {
                return null;
            }

            ReadOnlySpan<byte> record = bytes[(space + 1)..(length - 1)];
            int equals = record.IndexOf((byte)'=');
            if (equals < 1)
            {
                return null;
            }

            records[Encoding.UTF8.GetString(record[..equals])] = TarHeader.Text(record[(equals + 1)..]);
            bytes = bytes[length..];
        }

        return bytes.ContainsAnyExcept((byte)0) ? null : records;
    }
}
