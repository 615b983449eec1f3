using System.Buffers.Binary;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Tests.Pickle;

/// <summary>Builds pickles byte by byte.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> written = [];

    public int Length => written.Count;

    public PickleBytes Op(params byte[] bytes)
    {
        written.AddRange(bytes);
        return this;
    }

    public PickleBytes Ascii(string text) => Op(Encoding.Latin1.GetBytes(text));

    public PickleBytes Proto(byte version) => Op(0x80, version);

    public PickleBytes Str(string text) => Op([(byte)'X', .. Int32(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)]);

    public PickleBytes Global(string module, string name) => Ascii($"c{module}\n{name}\n");

    public PickleBytes StackGlobal(string module, string name) => Str(module).Str(name).Op(0x93);

    public PickleBytes Append(PickleBytes other) => Op([.. other.written]);

    public PickleBytes Frame(long length)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, length);
        return Op([0x95, .. size]);
    }

    public static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>Appends <c>posix.system('id')</c> with the given way to name it.</summary>
    public PickleBytes Payload() => Global("posix", "system").Str("id").Ascii("\x85R");

    public byte[] ToArray() => [.. written];

    public PickleReading Read(PickleOptions? options = null) => Read(ToArray(), options);

    public static PickleReading Read(byte[] bytes, PickleOptions? options = null, Limits? limits = null)
    {
        using var stream = new TrickleStream(bytes);
        return PickleReader.Read(stream, limits ?? Limits.Default, options ?? PickleOptions.Default, TestContext.Current.CancellationToken);
    }
}
