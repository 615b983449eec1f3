using System.Buffers;
using System.Globalization;
using System.Text;
using Proofmark.Formats.Compressed.Deflate;

namespace Proofmark.Formats.Compressed;

/// <summary>
/// What joblib wrote before 0.10: <c>ZF</c>, the length of the content in hexadecimal over 19 characters, and one zlib stream
/// (joblib, numpy_pickle_compat.read_zfile).
/// </summary>
internal sealed class JoblibLegacyCodec : ICodec
{
    private const int PrefixSize = 2;
    private const int LengthSize = 19;
    private const int HeaderSize = PrefixSize + LengthSize;
    private const byte ExtraSpace = (byte)' ';

    private static readonly SearchValues<byte> InNumbers = SearchValues.Create("0123456789abcdefABCDEFxXL_+ \t\n\v\f\r"u8);

    private readonly ZlibCodec zlib = new();

    /// <summary>True for a header whose length field Python can take for a number, with zlib data behind it.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeaderSize + 3 || !head.StartsWith("ZF"u8) || head[PrefixSize..HeaderSize].ContainsAnyExcept(InNumbers))
        {
            return false;
        }

        return ZlibCodec.IsHeader(head[HeaderSize..]) || (head[HeaderSize] == ExtraSpace && ZlibCodec.IsHeader(head[(HeaderSize + 1)..]));
    }

    public bool Begins(PackedSource source) => IsHeader(source.Peek(HeaderSize + 3));

    public void Decode(PackedSource source, UnpackSink sink)
    {
        string digits = Encoding.ASCII.GetString(source.Take(HeaderSize)[PrefixSize..]).Trim();
        if (source.Peek(1)[0] == ExtraSpace)
        {
            // Python 2 wrote one character more.
            source.Next();
        }

        long before = sink.Total;
        zlib.Decode(source, sink);
        string plain = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        if (!long.TryParse(plain.TrimEnd('L'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long declared) || declared != sink.Total - before)
        {
            throw UnpackStopException.Damaged("the content does not have the length that the header says");
        }
    }
}
