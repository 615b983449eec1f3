using System.Buffers.Binary;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Safetensors;

namespace Proofmark.Fuzz;

/// <summary>Feeds the safetensors reader.</summary>
internal static class SafetensorsTarget
{
    public static FuzzTarget Target { get; } = new("safetensors", Run, Seeds, MaxAllocatedBytes: 16 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        SafetensorsReader.Read(stream, Limits.Default);
    }

    private static IEnumerable<byte[]> Seeds()
    {
        yield return File("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}""", 9);
        yield return File("""{"__metadata__":{"format":"pt"},"a":{"dtype":"BF16","shape":[1,1],"data_offsets":[0,2]}}   """, 2);
        yield return File("{}", 0);
    }

    private static byte[] File(string header, int data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + text.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        return file;
    }
}
