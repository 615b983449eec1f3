using System.Text.Json;

namespace Proofmark.Formats.Safetensors;

/// <summary>Reads the JSON header token by token; nothing else of it is kept.</summary>
internal sealed class HeaderParser(AnomalyLog anomalies, int maxTensors)
{
    private const int MaxMetadataEntries = 1000;
    private const int MaxMetadataChars = 4096;
    private const long HeaderStart = 8;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public List<TensorEntry> Tensors { get; } = [];

    public Dictionary<string, int> DataTypes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the header.</summary>
    /// <returns>Null, or why the header could not be read to its end.</returns>
    public string? Parse(ReadOnlySpan<byte> header)
    {
        var reader = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "the header is not a JSON object";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Tensors.Count >= maxTensors)
                {
                    return $"the file has more than {maxTensors} tensors";
                }

                ParseEntry(ref reader);
            }

            // Reads on to the end, so that anything behind the object is found.
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            anomalies.Add("safetensors-header-invalid", "The header is not valid JSON.", HeaderStart + reader.BytesConsumed, deceptive: false);
            return $"the header is not valid JSON (byte {exception.BytePositionInLine})";
        }
        catch (InvalidOperationException)
        {
            // The reader reports text that is not UTF-8 and lone surrogates this way.
            anomalies.Add("safetensors-header-invalid", "The header holds text that is not valid UTF-8.", HeaderStart + reader.BytesConsumed, deceptive: false);
            return "the header holds text that is not valid UTF-8";
        }
    }

    private void ParseEntry(ref Utf8JsonReader reader)
    {
        var at = HeaderStart + reader.TokenStartIndex;
        var name = reader.GetString()!;
        reader.Read();
        if (!names.Add(name))
        {
            anomalies.Add("safetensors-duplicate-key", $"The header holds {DisplayText.Quote(name)} twice: readers take the first or the last.", at, deceptive: true);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            anomalies.Add("safetensors-entry-invalid", $"The entry {DisplayText.Quote(name)} is not an object.", at, deceptive: false);
            reader.Skip();
        }
        else if (name == "__metadata__")
        {
            ParseMetadata(ref reader);
        }
        else
        {
            ParseTensor(ref reader, new TensorEntry(name, at));
        }
    }

    private void ParseMetadata(ref Utf8JsonReader reader)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = HeaderStart + reader.TokenStartIndex;
            var key = reader.GetString()!;
            reader.Read();
            if (!seen.Add(key))
            {
                anomalies.Add("safetensors-duplicate-key", $"The metadata holds {DisplayText.Quote(key)} twice.", at, deceptive: true);
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                anomalies.Add("safetensors-metadata-invalid", $"The metadata value of {DisplayText.Quote(key)} is not a string.", at, deceptive: false);
                reader.Skip();
            }
            else if (Metadata.Count < MaxMetadataEntries)
            {
                Metadata[Shorten(key)] = Shorten(reader.GetString()!);
            }
        }
    }

    private void ParseTensor(ref Utf8JsonReader reader, TensorEntry tensor)
    {
        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.ValueTextEquals("dtype"u8) ? 1 : reader.ValueTextEquals("shape"u8) ? 2 : reader.ValueTextEquals("data_offsets"u8) ? 4 : 0;
            var at = HeaderStart + reader.TokenStartIndex;
            reader.Read();
            if (field == 0 || (seen & field) != 0)
            {
                var code = field == 0 ? "safetensors-unknown-field" : "safetensors-duplicate-key";
                anomalies.Add(code, $"The tensor {DisplayText.Quote(tensor.Name)} has a field that is unknown or there twice.", at, deceptive: field != 0);
            }

            seen |= field;
            ReadField(ref reader, tensor, field);
        }

        CountType(tensor);
        Tensors.Add(tensor);
    }

    private static void ReadField(ref Utf8JsonReader reader, TensorEntry tensor, int field)
    {
        if (field == 1 && reader.TokenType == JsonTokenType.String)
        {
            tensor.DataType = Shorten(reader.GetString()!);
        }
        else if (field == 2 && reader.TokenType == JsonTokenType.StartArray)
        {
            tensor.Elements = Product(ref reader);
        }
        else if (field == 4 && reader.TokenType == JsonTokenType.StartArray)
        {
            ReadOffsets(ref reader, tensor);
        }
        else
        {
            reader.Skip();
        }
    }

    private static ulong? Product(ref Utf8JsonReader reader)
    {
        ulong? product = 1;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            product = TakeNumber(ref reader) is { } dimension && product is { } so && (UInt128)so * dimension <= ulong.MaxValue ? so * dimension : null;
        }

        return product;
    }

    private static void ReadOffsets(ref Utf8JsonReader reader, TensorEntry tensor)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var number = TakeNumber(ref reader);
            (tensor.Begin, tensor.End) = count++ switch
            {
                0 => (number, null),
                1 => (tensor.Begin, number),
                _ => (null, null),
            };
        }
    }

    private static ulong? TakeNumber(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var number))
        {
            return number;
        }

        reader.Skip();
        return null;
    }

    private static string Shorten(string text) => text.Length <= MaxMetadataChars ? text : string.Concat(text.AsSpan(0, MaxMetadataChars), "…");

    private void CountType(TensorEntry tensor)
    {
        const int MaxTypes = 256;
        var type = tensor.DataType ?? string.Empty;
        if (DataTypes.TryGetValue(type, out var count) || DataTypes.Count < MaxTypes)
        {
            DataTypes[type] = count + 1;
        }
    }
}
