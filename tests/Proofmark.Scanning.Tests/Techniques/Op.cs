using System.Buffers.Binary;
using System.Text;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Opcodes of pickle, put together by hand so that every byte can lie. Text is Latin-1: a character is a byte.</summary>
internal static class Op
{
    public const string Stop = ".";

    public static byte[] Bytes(params string[] parts) => Encoding.Latin1.GetBytes(string.Concat(parts));

    /// <summary>PROTO.</summary>
    public static string Proto(int version) => "\u0080" + (char)version;

    /// <summary>GLOBAL.</summary>
    public static string Global(string module, string name) => $"c{module}\n{name}\n";

    /// <summary>SHORT_BINUNICODE, or BINUNICODE for long text.</summary>
    public static string Text(string text) => text.Length < 256 ? "\u008c" + (char)text.Length + text : "X" + U32(text.Length) + text;

    /// <summary>STACK_GLOBAL with its two names.</summary>
    public static string Stacked(string module, string name) => Text(module) + Text(name) + "\u0093";

    /// <summary>A call of the global with texts, by REDUCE.</summary>
    public static string Call(string global, params string[] arguments) => global + "(" + string.Concat(arguments.Select(Text)) + "tR";

    /// <summary>A call of the global with what other opcodes push, by REDUCE.</summary>
    public static string Apply(string global, params string[] pushes) => global + "(" + string.Concat(pushes) + "tR";

    /// <summary>FRAME.</summary>
    public static string Frame(long length)
    {
        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(raw, length);
        return "\u0095" + Encoding.Latin1.GetString(raw);
    }

    /// <summary>SHORT_BINBYTES or BINBYTES.</summary>
    public static string Data(byte[] data) => (data.Length < 256 ? "C" + (char)data.Length : "B" + U32(data.Length)) + Encoding.Latin1.GetString(data);

    public static string U32(int value)
    {
        Span<byte> raw = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(raw, value);
        return Encoding.Latin1.GetString(raw);
    }

    /// <summary>The plainest payload: <c>os.system</c> on a text that does nothing.</summary>
    public static byte[] Payload { get; } = Bytes(Proto(4), Call(Stacked("posix", "system"), "echo inert"), Stop);

    /// <summary>The plainest harmless pickle.</summary>
    public static byte[] Harmless { get; } = Bytes(Proto(4), Apply(Stacked("collections", "OrderedDict")), Stop);
}
