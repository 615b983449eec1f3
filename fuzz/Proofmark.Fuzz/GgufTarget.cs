using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Gguf;

namespace Proofmark.Fuzz;

/// <summary>Feeds the GGUF reader.</summary>
internal static class GgufTarget
{
    public static FuzzTarget Target { get; } = new("gguf", Run, Seeds, MaxAllocatedBytes: 16 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        GgufReader.Read(stream, Limits.Default);
    }

    private static IEnumerable<byte[]> Seeds()
    {
        foreach (int version in new[] { 1, 2, 3 })
        {
            yield return File(version);
        }
    }

    private static byte[] File(int version)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("GGUF"u8);
        writer.Write(version);
        Count(writer, version, 1);
        Count(writer, version, 3);
        Entry(writer, version, "general.architecture", 8);
        Text(writer, version, "llama");
        Entry(writer, version, "general.alignment", 4);
        writer.Write(32);
        Entry(writer, version, "tokens", 9);
        writer.Write(8);
        Count(writer, version, 1);
        Text(writer, version, "a");
        Text(writer, version, "t");
        writer.Write(1);
        Count(writer, version, 4);
        writer.Write(0);
        writer.Write(0L);
        writer.Write(new byte[64]);
        return bytes.ToArray();
    }

    private static void Entry(BinaryWriter writer, int version, string key, int type)
    {
        Text(writer, version, key);
        writer.Write(type);
    }

    private static void Text(BinaryWriter writer, int version, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Count(writer, version, bytes.Length);
        writer.Write(bytes);
    }

    private static void Count(BinaryWriter writer, int version, int count)
    {
        if (version == 1)
        {
            writer.Write(count);
        }
        else
        {
            writer.Write((long)count);
        }
    }
}
