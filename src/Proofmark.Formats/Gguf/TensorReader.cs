using System.Text;

namespace Proofmark.Formats.Gguf;

/// <summary>Reads the tensor descriptions and checks that their data lies in the file, one after the other.</summary>
internal sealed class TensorReader(GgufCursor cursor, AnomalyLog anomalies, long fileLength)
{
    private const int MaxNameBytes = 64;
    private const int MaxDimensions = 4;

    private readonly List<(ulong Offset, UInt128? Bytes, string Name, long At)> tensors = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public void Read(ulong count, int max)
    {
        for (ulong i = 0; i < count && cursor.Stopped is null; i++)
        {
            if (i >= (ulong)max)
            {
                cursor.Stop($"the file has more than {max} tensors");
                return;
            }

            ReadTensor();
        }
    }

    /// <summary>Checks all places once the start of data is known.</summary>
    public void CheckPlaces(long dataOffset, uint alignment)
    {
        tensors.Sort(static (left, right) => left.Offset.CompareTo(right.Offset));
        UInt128 end = 0;
        var known = true;
        foreach (var tensor in tensors)
        {
            CheckPlace(tensor.Offset, tensor.Name, tensor.At, known ? end : null, alignment);
            known = tensor.Bytes is not null;
            end = tensor.Offset + (tensor.Bytes ?? 0);
            if ((UInt128)dataOffset + end > (ulong)fileLength)
            {
                anomalies.Add("gguf-outside-file", $"The tensor {DisplayText.Quote(tensor.Name)} reaches beyond the end of the file.", tensor.At, deceptive: false);
            }
        }

        var last = (UInt128)dataOffset + Align(end, alignment);
        if (known && last < (ulong)fileLength)
        {
            anomalies.Add("gguf-trailing-data", $"{(ulong)fileLength - (ulong)last} bytes follow the last tensor: no tensor owns them.", (long)last, deceptive: false);
        }
    }

    public static UInt128 Align(UInt128 offset, uint alignment) => (offset + alignment - 1) / alignment * alignment;

    private void CheckPlace(ulong offset, string name, long at, UInt128? before, uint alignment)
    {
        var shown = DisplayText.Quote(name);
        if (offset % alignment != 0)
        {
            anomalies.Add("gguf-unaligned", $"The data of the tensor {shown} is not aligned to {alignment} bytes.", at, deceptive: false);
        }

        if (before is not { } end)
        {
            return;
        }

        if (offset < end)
        {
            anomalies.Add("gguf-overlap", $"The tensor {shown} shares bytes with another.", at, deceptive: true);
        }
        else if (offset > Align(end, alignment))
        {
            anomalies.Add("gguf-hole", $"{offset - (ulong)end} bytes before the tensor {shown} belong to no tensor.", at, deceptive: false);
        }
    }

    private void ReadTensor()
    {
        var at = cursor.Position;
        var length = cursor.Count();
        if (length > MaxNameBytes)
        {
            anomalies.Add("gguf-name-too-long", $"A tensor name claims {length} bytes; the format allows {MaxNameBytes}.", at, deceptive: false);
        }

        var name = Encoding.UTF8.GetString(cursor.Bytes(length, MaxNameBytes));
        var elements = ReadElements(name, at);
        var type = cursor.U32();
        var offset = cursor.U64();
        if (cursor.Stopped is not null)
        {
            return;
        }

        if (!names.Add(name) && length <= MaxNameBytes)
        {
            anomalies.Add("gguf-duplicate-tensor", $"Two tensors are called {DisplayText.Quote(name)}.", at, deceptive: true);
        }

        var bytes = elements is { } count ? GgmlTypes.BytesOf(type, count) : null;
        if (elements is not null && bytes is null)
        {
            anomalies.Add("gguf-unknown-tensor-type", $"The type {type} of the tensor {DisplayText.Quote(name)} is not known: its size cannot be checked.", at, deceptive: false);
        }

        tensors.Add((offset, bytes, name, at));
    }

    private ulong? ReadElements(string name, long at)
    {
        var dimensions = cursor.U32();
        if (dimensions > MaxDimensions)
        {
            anomalies.Add("gguf-too-many-dimensions", $"The tensor {DisplayText.Quote(name)} claims {dimensions} dimensions; readers hold {MaxDimensions}.", at, deceptive: false);
        }

        ulong? product = 1;
        for (uint i = 0; i < dimensions && cursor.Stopped is null; i++)
        {
            // ggml counts elements with signed 64-bit numbers.
            var size = cursor.Count();
            product = product is { } so && (UInt128)so * size <= long.MaxValue ? so * size : null;
        }

        if (product is null && cursor.Stopped is null)
        {
            anomalies.Add("gguf-size-overflow", $"The dimensions of the tensor {DisplayText.Quote(name)} overflow 64 bits: readers that do not check allocate too little.", at, deceptive: true);
        }

        return product;
    }
}
