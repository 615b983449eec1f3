using System.Buffers;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Identification;

/// <summary>
/// Decides whether an unpickler would get anywhere with a file. Any bytes may begin a pickle, text included, so the depth of the stack is followed:
/// text fails that within a few bytes, a pickle reaches a call or its end.
/// </summary>
internal static class PickleProbe
{
    private const int MaxOpcodes = 1_000_000;
    private const int MaxMarks = 100_000;

    private static readonly SearchValues<byte> NotInNames = SearchValues.Create(" \t,;:#*|"u8);

    /// <summary>Why the file is a pickle; null when it is none.</summary>
    public static string? Examine(WindowReader file)
    {
        var head = file.Get(0, 3);
        if (head.Length >= 2 && head[0] == 0x80 && head[1] <= 5)
        {
            return head.Length == 2 || IsOpcode(file, 2) ? $"pickle protocol {head[1]}" : null;
        }

        return Walk(new PickleWalker(file, 0), file);
    }

    private static bool IsOpcode(WindowReader file, long at)
    {
        // A cut argument still shows a pickle, so only a byte that is no opcode counts against it.
        var code = file.Get(at, 1)[0];
        return code is >= 0x80 and <= 0x98 || "().012NR]abdelost}uQKhqMJjrGUCTXBILSFVPgpci"u8.Contains(code);
    }

    private static string? Walk(PickleWalker walker, WindowReader file)
    {
        var stack = new StackDepth(MaxMarks);
        var globals = 0;
        for (var count = 0; count < MaxOpcodes; count++)
        {
            if (!walker.TryNext(out var opcode))
            {
                return walker.Position >= file.Length && globals > 0 && count >= 3 ? "pickle opcodes up to the end of the file" : null;
            }

            if (!stack.Apply(opcode.Code) || !IsPlausible(walker, opcode))
            {
                return null;
            }

            globals += opcode.Code is (byte)'c' or (byte)'i' or 0x93 or (>= 0x82 and <= 0x84) ? 1 : 0;
            if (globals > 0 && opcode.Code is (byte)'R' or (byte)'i' or (byte)'o' or (byte)'b' or 0x81 or 0x92)
            {
                return "pickle opcodes that call a name";
            }

            if (opcode.Code == (byte)'.')
            {
                return globals > 0 || OnlySpaceFollows(file, walker.Position) ? "pickle opcodes up to STOP" : null;
            }
        }

        return "pickle opcodes without an end";
    }

    // A module or class that holds a space or is empty cannot be imported; prose nearly always does.
    private static bool IsPlausible(PickleWalker walker, PickleOpcode opcode)
    {
        const int Enough = 1024;
        if (opcode.Code == (byte)'P')
        {
            // Plain unpicklers refuse persistent ids, PyTorch's refuses those of this text form; and every zip archive begins with a P.
            return false;
        }

        if (opcode.Code is not ((byte)'c' or (byte)'i'))
        {
            return true;
        }

        var lines = walker.ArgumentOf(opcode, Enough);
        return lines.Length > 2 && lines[0] != (byte)'\n' && lines[^1] != (byte)'\n' && !lines.ContainsAny(NotInNames);
    }

    private static bool OnlySpaceFollows(WindowReader file, long at)
    {
        const int Few = 16;
        return file.Length - at <= Few && !file.Get(at, Few).ContainsAnyExcept(" \t\r\n"u8);
    }
}
