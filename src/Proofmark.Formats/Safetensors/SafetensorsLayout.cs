using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Proofmark.Formats.Safetensors;

/// <summary>
/// The header of a safetensors file to be written, and the order of its data. The same tensors give the same bytes: tensors are sorted as the reference
/// implementation (safetensors 0.7, <c>tensor.rs</c>, <c>prepare</c>) sorts them, by data type, widest first, then by name; data follow each other without
/// holes; the header is padded with spaces to a multiple of 8 bytes.
/// </summary>
public sealed class SafetensorsLayout
{
    private const int Alignment = 8;
    private const string MetadataName = "__metadata__";

    private SafetensorsLayout(IReadOnlyList<SafetensorsTensor> order, ReadOnlyMemory<byte> header, long dataBytes)
    {
        Order = order;
        Header = header;
        DataBytes = dataBytes;
    }

    /// <summary>The tensors in the order in which their data must follow the header.</summary>
    public IReadOnlyList<SafetensorsTensor> Order { get; }

    /// <summary>The first bytes of the file: length of the header, and the header.</summary>
    public ReadOnlyMemory<byte> Header { get; }

    /// <summary>Bytes of all data together.</summary>
    public long DataBytes { get; }

    /// <summary>Lays out a file.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="metadata">Free text for <c>__metadata__</c>; written in ordinal order of its keys.</param>
    /// <exception cref="ArgumentException">A name is there twice, reserved or no valid text; a data type is not known or has no whole bytes; sizes are negative
    /// or do not fit 63 bits.</exception>
    public static SafetensorsLayout Of(IReadOnlyCollection<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        var order = Sort(tensors);
        using var stream = new MemoryStream();
        stream.Write(stackalloc byte[sizeof(ulong)]);
        long end;
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            end = WriteTensors(json, order);
            json.WriteEndObject();
        }

        while (stream.Length % Alignment != 0)
        {
            stream.WriteByte((byte)' ');
        }

        var header = stream.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return new SafetensorsLayout(order, header, end);
    }

    private static SafetensorsTensor[] Sort(IReadOnlyCollection<SafetensorsTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var keyed = new List<(int Rank, byte[] Utf8, SafetensorsTensor Tensor)>(tensors.Count);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        foreach (var tensor in tensors)
        {
            if (tensor.Name == MetadataName || !names.Add(tensor.Name))
            {
                throw new ArgumentException($"The name {DisplayText.Quote(tensor.Name)} is there twice or reserved.", nameof(tensors));
            }

            keyed.Add((DataTypes.RankOf(tensor.DataType), strict.GetBytes(tensor.Name), tensor));
        }

        keyed.Sort(static (left, right) => left.Rank != right.Rank ? right.Rank.CompareTo(left.Rank) : left.Utf8.AsSpan().SequenceCompareTo(right.Utf8));
        return [.. keyed.Select(static one => one.Tensor)];
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        json.WriteStartObject(MetadataName);
        foreach (var (key, value) in metadata.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static long WriteTensors(Utf8JsonWriter json, IReadOnlyList<SafetensorsTensor> tensors)
    {
        long position = 0;
        foreach (var tensor in tensors)
        {
            var end = position + Bytes(tensor);
            if (end < position)
            {
                throw new ArgumentException("The data do not fit 63 bits.", nameof(tensors));
            }

            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.DataType);
            WriteNumbers(json, "shape", tensor.Shape);
            WriteNumbers(json, "data_offsets", [position, end]);
            json.WriteEndObject();
            position = end;
        }

        return position;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static long Bytes(SafetensorsTensor tensor)
    {
        Int128 product = DataTypes.BitsOf(tensor.DataType) is { } bits and >= 8 ? bits / 8 : throw new ArgumentException($"The data type {DisplayText.Quote(tensor.DataType)} cannot be written.", nameof(tensor));
        foreach (var size in tensor.Shape)
        {
            product *= size >= 0 ? size : throw new ArgumentException("A size is negative.", nameof(tensor));
            product = product <= long.MaxValue ? product : throw new ArgumentException("A tensor does not fit 63 bits.", nameof(tensor));
        }

        return (long)product;
    }
}
