using System.Text;

namespace Proofmark.Provenance.Tests.Lineage.Ingest;

/// <summary>Writes the headers of weights without tensors.</summary>
internal static class Weights
{
    private const uint Text = 8;

    public static byte[] Safetensors(string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json];
    }

    public static byte[] Gguf(params (string Key, string Value)[] entries)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(0UL);
        writer.Write((ulong)entries.Length);
        foreach (var (key, value) in entries)
        {
            WriteText(writer, key);
            writer.Write(Text);
            WriteText(writer, value);
        }

        writer.Write(new byte[32 - (bytes.Position % 32)]);
        return bytes.ToArray();
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write((ulong)Encoding.UTF8.GetByteCount(text));
        writer.Write(Encoding.UTF8.GetBytes(text));
    }
}
