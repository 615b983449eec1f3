using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Proofmark.Samples.Generator;

/// <summary>Writes a pickle of protocol 4 opcode by opcode (opcode names as in Python's <c>pickletools</c>).</summary>
internal sealed class PickleWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public PickleWriter() => Emit(0x80, 4); // PROTO 4

    /// <summary>Pushes <c>module.name</c>.</summary>
    public PickleWriter Global(string module, string name) => Text(module).Text(name).Emit(0x93); // STACK_GLOBAL

    /// <summary>Calls what lies below the arguments with one argument, the top of the stack.</summary>
    public PickleWriter CallWithOne() => Emit(0x85).Emit((byte)'R'); // TUPLE1, REDUCE

    /// <summary>Drops the top of the stack.</summary>
    public PickleWriter Drop() => Emit((byte)'0'); // POP

    public PickleWriter Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Emit(0x8c, checked((byte)utf8.Length)); // SHORT_BINUNICODE
        bytes.Write(utf8);
        return this;
    }

    public PickleWriter Number(double value)
    {
        Span<byte> big = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(big, value);
        Emit((byte)'G'); // BINFLOAT
        bytes.Write(big);
        return this;
    }

    /// <summary>Pushes a list of what <paramref name="items"/> pushes.</summary>
    public PickleWriter List(Action<PickleWriter> items) => Collection((byte)']', items, (byte)'e'); // EMPTY_LIST, APPENDS

    /// <summary>Pushes a dictionary of the keys and values that <paramref name="items"/> pushes.</summary>
    public PickleWriter Dictionary(Action<PickleWriter> items) => Collection((byte)'}', items, (byte)'u'); // EMPTY_DICT, SETITEMS

    /// <summary>Ends the pickle.</summary>
    public byte[] Stop()
    {
        Emit((byte)'.'); // STOP
        return bytes.WrittenSpan.ToArray();
    }

    private PickleWriter Collection(byte empty, Action<PickleWriter> items, byte fill)
    {
        Emit(empty, (byte)'('); // MARK
        items(this);
        return Emit(fill);
    }

    private PickleWriter Emit(params ReadOnlySpan<byte> opcodes)
    {
        bytes.Write(opcodes);
        return this;
    }
}
