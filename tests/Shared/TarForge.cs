using System.Globalization;
using System.Text;

namespace Proofmark.Tests;

/// <summary>Writes tar archives header by header, right and wrong ones.</summary>
internal sealed class TarForge
{
    private const int Block = 512;

    private readonly List<byte> bytes = [];

    /// <summary>Adds a member.</summary>
    public TarForge Add(string name, byte[] content, char type = '0', string link = "", long? size = null, string magic = "ustar\000", Action<byte[]>? change = null)
    {
        var header = new byte[Block];
        Put(header, 0, name);
        Put(header, 100, "0000644\0");
        Put(header, 124, Convert.ToString(size ?? content.Length, 8).PadLeft(11, '0') + "\0");
        Put(header, 136, "00000000000\0");
        header[156] = (byte)type;
        Put(header, 157, link);
        Put(header, 257, magic);
        change?.Invoke(header);
        Seal(header);
        bytes.AddRange(header);
        bytes.AddRange(content);
        return Pad();
    }

    /// <summary>Adds a pax header.</summary>
    public TarForge Pax(params (string Key, string Value)[] records) => Add("pax", Records(records), 'x');

    /// <summary>Adds bytes as they are.</summary>
    public TarForge Raw(byte[] raw)
    {
        bytes.AddRange(raw);
        return this;
    }

    /// <summary>The archive, ended by two blocks of zeros.</summary>
    public byte[] ToArray() => [.. bytes, .. new byte[2 * Block]];

    public static byte[] Records(params (string Key, string Value)[] records)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in records)
        {
            var rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
            var length = rest + 1;
            while (length != rest + length.ToString(CultureInfo.InvariantCulture).Length)
            {
                length++;
            }

            text.Append(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static void Seal(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Put(header, 148, Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ");
    }

    private static void Put(byte[] header, int at, string text) => Encoding.UTF8.GetBytes(text).CopyTo(header, at);

    private TarForge Pad()
    {
        bytes.AddRange(new byte[(Block - (bytes.Count % Block)) % Block]);
        return this;
    }
}
