using System.Buffers.Binary;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Tests.Pickle;
using Proofmark.Formats.Torch.Checkpoints;
using Proofmark.Tests;

namespace Proofmark.Formats.Tests.Torch.Checkpoints;

/// <summary>Writes checkpoints byte by byte, so that each part of them can lie.</summary>
internal static class CheckpointForge
{
    /// <summary>The bytes 0, 1, 2 and so on.</summary>
    public static byte[] Counting(int length) => [.. Enumerable.Range(0, length).Select(static i => (byte)i)];

    public static PickleBytes Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return new PickleBytes().Op([0x8a, 8, .. bytes]);
    }

    public static PickleBytes Numbers(params long[] values) =>
        values.Aggregate(new PickleBytes().Ascii("("), static (pickle, value) => pickle.Append(Number(value))).Ascii("t");

    /// <summary>A call of <c>_rebuild_tensor_v2</c> without gradient and hooks.</summary>
    public static PickleBytes Tensor(string storageClass, long elements, long offset, long[] shape, long[] strides, string key = "0") =>
        new PickleBytes().Global("torch._utils", "_rebuild_tensor_v2").Ascii("(")
            .Append(Storage(storageClass, key, elements))
            .Append(Number(offset)).Append(Numbers(shape)).Append(Numbers(strides))
            .Op(0x89).Ascii("NtR");

    public static PickleBytes Storage(string storageClass, string key, long elements) =>
        new PickleBytes().Ascii("(").Str("storage").Global("torch", storageClass).Str(key).Str("cpu").Append(Number(elements)).Ascii("tQ");

    public static PickleBytes State(params (string Name, PickleBytes Value)[] entries) =>
        entries.Aggregate(new PickleBytes().Proto(2).Ascii("}("), static (pickle, entry) => pickle.Str(entry.Name).Append(entry.Value)).Ascii("u.");

    /// <summary>An archive with a pickle and one storage of the key 0.</summary>
    public static byte[] Archive(PickleBytes pickle, byte[] storage, params ZipForge.Member[] others) =>
        ZipForge.Make([new("a/data.pkl", pickle.ToArray()), new("a/data/0", storage), .. others]);

    public static ZipForge.Member ByteOrder(string order) => new("a/byteorder", Encoding.ASCII.GetBytes(order));

    public static Checkpoint Read(byte[] file, Limits? limits = null) =>
        CheckpointReader.Read(new MemoryStream(file, writable: false), limits ?? Limits.Default, TestContext.Current.CancellationToken)!;

    public static byte[] DataOf(Checkpoint checkpoint, int tensor = 0)
    {
        using var data = new MemoryStream();
        checkpoint.CopyTo(checkpoint.Tensors[tensor], data, TestContext.Current.CancellationToken);
        return data.ToArray();
    }
}
