using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Identification;

/// <summary>Goes from opcode to opcode of a pickle (encodings of CPython's pickletools); knows lengths only, no meaning.</summary>
internal sealed class PickleWalker(WindowReader file, long start)
{
    private const int Block = 4096;

    public long Position { get; private set; } = start;

    /// <summary>The next opcode.</summary>
    /// <returns>False at an unknown opcode or where the file ends first.</returns>
    public bool TryNext(out PickleOpcode opcode)
    {
        opcode = default;
        var code = file.Get(Position, 1);
        if (code.IsEmpty)
        {
            return false;
        }

        var value = code[0];
        var at = Position + 1;
        long? length = Fixed(value);
        if (length is null && LengthBytes(value) is var prefix and > 0)
        {
            length = ReadLength(at, prefix);
            at += prefix;
        }

        length ??= Lines(value) is var lines and > 0 ? LineLength(at, lines) : null;
        if (length is not { } known || known > file.Length - at)
        {
            return false;
        }

        opcode = new PickleOpcode(value, at, known);
        Position = at + known + (Lines(value) > 0 ? 1 : 0);
        return true;
    }

    /// <summary>The argument's bytes, at most <paramref name="max"/>. Valid until the next call.</summary>
    public ReadOnlySpan<byte> ArgumentOf(PickleOpcode opcode, int max) => file.Get(opcode.Argument, (int)Math.Min(opcode.Length, max));

    private static long? Fixed(byte code) => code switch
    {
        (byte)'(' or (byte)')' or (byte)'.' or (byte)'0' or (byte)'1' or (byte)'2' or (byte)'N' or (byte)'R' or (byte)']' or (byte)'a' or (byte)'b'
            or (byte)'d' or (byte)'e' or (byte)'l' or (byte)'o' or (byte)'s' or (byte)'t' or (byte)'u' or (byte)'}' or (byte)'Q' or 0x81
            or (>= 0x85 and <= 0x89) or (>= 0x8f and <= 0x94) or 0x97 or 0x98 => 0,
        (byte)'K' or (byte)'h' or (byte)'q' or 0x80 or 0x82 => 1,
        (byte)'M' or 0x83 => 2,
        (byte)'J' or (byte)'j' or (byte)'r' or 0x84 => 4,
        (byte)'G' or 0x95 => 8,
        _ => null,
    };

    private static int LengthBytes(byte code) => code switch
    {
        (byte)'U' or (byte)'C' or 0x8a or 0x8c => 1,
        (byte)'T' or (byte)'X' or (byte)'B' or 0x8b => 4,
        0x8d or 0x8e or 0x96 => 8,
        _ => 0,
    };

    private static int Lines(byte code) => code switch
    {
        (byte)'I' or (byte)'L' or (byte)'S' or (byte)'F' or (byte)'V' or (byte)'P' or (byte)'g' or (byte)'p' => 1,
        (byte)'c' or (byte)'i' => 2,
        _ => 0,
    };

    private long? ReadLength(long at, int prefix)
    {
        var bytes = file.Get(at, prefix);
        if (bytes.Length < prefix)
        {
            return null;
        }

        return prefix switch
        {
            1 => bytes[0],
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes) is var long8 && long8 <= long.MaxValue ? (long)long8 : null,
        };
    }

    private long? LineLength(long at, int lines)
    {
        var from = at;
        while (true)
        {
            var bytes = file.Get(from, Block);
            if (bytes.IsEmpty)
            {
                return null;
            }

            var newline = bytes.IndexOf((byte)'\n');
            if (newline < 0)
            {
                from += bytes.Length;
                continue;
            }

            from += newline + 1;
            if (--lines == 0)
            {
                return from - 1 - at;
            }
        }
    }
}
