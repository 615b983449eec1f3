using System.Buffers.Binary;
using System.Text.Json;
using Proofmark.Samples.Training.Commands;

namespace Proofmark.Samples.Training.Files;

/// <summary>The file format safetensors: length of the header, header in JSON, then the values without gaps.</summary>
internal sealed record Safetensors(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<StoredTensor> Tensors)
{
    private const int LengthSize = sizeof(ulong);
    private const long LargestFile = 1 << 26;

    public StoredTensor? Find(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);

    public void Write(string path)
    {
        var header = Header();
        using var file = File.Create(path);
        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var tensor in Tensors)
        {
            file.Write(tensor.Bytes);
        }
    }

    public static Safetensors Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
        {
            throw new FileError(path, "the file is too large for this sample");
        }

        var bytes = File.ReadAllBytes(path);
        var length = bytes.Length < LengthSize ? ulong.MaxValue : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)bytes.Length - LengthSize)
        {
            throw new FileError(path, "this is no safetensors file");
        }

        try
        {
            var values = bytes.AsMemory(LengthSize + (int)length);
            using var header = JsonDocument.Parse(bytes.AsMemory(LengthSize, (int)length));
            var entries = header.RootElement.EnumerateObject().ToLookup(entry => entry.Name == "__metadata__");
            return new(
                entries[true].SelectMany(entry => entry.Value.EnumerateObject()).ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? ""),
                [.. entries[false].Select(entry => StoredTensor.Read(entry, values))]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new FileError(path, $"the header is broken: {broken.Message}");
        }
    }

    private byte[] Header()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in Metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            var offset = 0;
            foreach (var tensor in Tensors)
            {
                tensor.WriteEntry(json, offset);
                offset += tensor.Bytes.Length;
            }

            json.WriteEndObject();
        }

        // The reference implementation pads with spaces, so that the values begin at a multiple of eight.
        while (bytes.Length % LengthSize != 0)
        {
            bytes.WriteByte((byte)' ');
        }

        return bytes.ToArray();
    }
}
