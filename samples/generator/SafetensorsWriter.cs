using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Proofmark.Samples.Generator;

/// <summary>A tensor of 32-bit floats.</summary>
internal sealed record Tensor(string Name, int Rows, int Columns);

/// <summary>Writes safetensors: length of the header, header in JSON, then the values without gaps.</summary>
internal static class SafetensorsWriter
{
    public static byte[] Write(uint seed, params IReadOnlyList<Tensor> tensors)
    {
        var header = Header(tensors);
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        bytes.Write(length);
        bytes.Write(header);
        var weights = new Weights(seed);
        Span<byte> value = stackalloc byte[sizeof(float)];
        foreach (var tensor in tensors)
        {
            for (var i = 0; i < tensor.Rows * tensor.Columns; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(value, weights.Next());
                bytes.Write(value);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Header(IReadOnlyList<Tensor> tensors)
    {
        var json = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        var offset = 0;
        foreach (var tensor in tensors)
        {
            var end = offset + (tensor.Rows * tensor.Columns * sizeof(float));
            json.Append(
                CultureInfo.InvariantCulture,
                $$""","{{tensor.Name}}":{"dtype":"F32","shape":[{{tensor.Rows}},{{tensor.Columns}}],"data_offsets":[{{offset}},{{end}}]}""");
            offset = end;
        }

        json.Append('}');
        // The reference implementation pads the header with spaces to a multiple of eight.
        return Encoding.UTF8.GetBytes(json.ToString().PadRight((json.Length + 7) / 8 * 8));
    }
}
