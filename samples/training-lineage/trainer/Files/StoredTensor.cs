using System.Buffers.Binary;
using System.Text.Json;
using Proofmark.Samples.Training.Learning;

namespace Proofmark.Samples.Training.Files;

/// <summary>A tensor as it lies in a file: 32-bit floats (F32) or signed bytes (I8).</summary>
internal sealed record StoredTensor(string Name, string Type, int[] Shape, byte[] Bytes)
{
    public const string Floats = "F32";
    public const string SmallIntegers = "I8";

    public static StoredTensor Of(Tensor tensor)
    {
        var bytes = new byte[tensor.Values.Length * sizeof(float)];
        for (var i = 0; i < tensor.Values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), tensor.Values[i]);
        }

        return new(tensor.Name, Floats, tensor.Shape, bytes);
    }

    public Tensor ToTensor() => new(Name, Shape, Type == Floats
        ? [.. Bytes.Chunk(sizeof(float)).Select(chunk => BinaryPrimitives.ReadSingleLittleEndian(chunk))]
        : [.. Bytes.Select(value => (float)(sbyte)value)]);

    public void WriteEntry(Utf8JsonWriter json, int offset)
    {
        json.WriteStartObject(Name);
        json.WriteString("dtype", Type);
        WriteNumbers(json, "shape", Shape);
        WriteNumbers(json, "data_offsets", [offset, offset + Bytes.Length]);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">The shape does not fit the bytes, or the type is another.</exception>
    public static StoredTensor Read(JsonProperty entry, ReadOnlyMemory<byte> values)
    {
        var type = entry.Value.GetProperty("dtype").GetString() ?? "";
        var shape = Numbers(entry.Value.GetProperty("shape"));
        if (Numbers(entry.Value.GetProperty("data_offsets")) is not [>= 0 and var from, var to] || to < from || to > values.Length)
        {
            throw new FormatException($"{entry.Name}: the place is outside the file");
        }

        var size = shape.Aggregate((long)(type == Floats ? sizeof(float) : 1), (a, b) => checked(a * b));
        return type is Floats or SmallIntegers && size == to - from
            ? new(entry.Name, type, shape, values[from..to].ToArray())
            : throw new FormatException($"{entry.Name}: {type} of this shape does not fit its {to - from} bytes");
    }

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];

    private static void WriteNumbers(Utf8JsonWriter json, string name, int[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
