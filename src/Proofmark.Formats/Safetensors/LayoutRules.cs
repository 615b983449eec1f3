namespace Proofmark.Formats.Safetensors;

/// <summary>The rules about sizes and offsets: every tensor has the bytes its shape needs, one follows the other, and together they cover the data exactly.</summary>
internal static class LayoutRules
{
    /// <summary>Checks all tensors.</summary>
    /// <param name="tensors">The tensors; sorted by their offsets on return.</param>
    /// <param name="dataStart">Offset in the file at which data begins.</param>
    /// <param name="dataLength">Bytes of data in the file.</param>
    /// <param name="anomalies">Receives what is broken.</param>
    public static void Check(List<TensorEntry> tensors, long dataStart, long dataLength, AnomalyLog anomalies)
    {
        tensors.Sort(static (left, right) => (left.Begin ?? 0, left.End ?? 0).CompareTo((right.Begin ?? 0, right.End ?? 0)));
        ulong covered = 0;
        foreach (var tensor in tensors)
        {
            if (tensor is not { Begin: { } begin, End: { } end } || begin > end)
            {
                anomalies.Add("safetensors-offsets-invalid", $"The tensor {DisplayText.Quote(tensor.Name)} has no valid data offsets.", tensor.Offset, deceptive: false);
                continue;
            }

            CheckSize(tensor, end - begin, anomalies);
            CheckPlace(tensor, begin, end, covered, (ulong)dataLength, anomalies);
            covered = Math.Max(covered, end);
        }

        if (covered < (ulong)dataLength)
        {
            anomalies.Add("safetensors-trailing-data", $"{(ulong)dataLength - covered} bytes follow the last tensor: no tensor owns them.", dataStart + (long)covered, deceptive: true);
        }
    }

    private static void CheckPlace(TensorEntry tensor, ulong begin, ulong end, ulong covered, ulong dataLength, AnomalyLog anomalies)
    {
        var name = DisplayText.Quote(tensor.Name);
        if (begin > covered)
        {
            anomalies.Add("safetensors-hole", $"{begin - covered} bytes before the tensor {name} belong to no tensor.", tensor.Offset, deceptive: true);
        }
        else if (begin < covered)
        {
            anomalies.Add("safetensors-overlap", $"The tensor {name} shares bytes with another.", tensor.Offset, deceptive: true);
        }

        if (end > dataLength)
        {
            anomalies.Add("safetensors-outside-file", $"The tensor {name} reaches beyond the end of the file.", tensor.Offset, deceptive: false);
        }
    }

    private static void CheckSize(TensorEntry tensor, ulong length, AnomalyLog anomalies)
    {
        var name = DisplayText.Quote(tensor.Name);
        if (tensor.DataType is not { } type || DataTypes.BitsOf(type) is not { } bits)
        {
            anomalies.Add("safetensors-unknown-dtype", $"The data type {DisplayText.Quote(tensor.DataType ?? string.Empty)} of the tensor {name} is not known: its size cannot be checked.", tensor.Offset, deceptive: false);
        }
        else if (tensor.Elements is not { } elements)
        {
            anomalies.Add("safetensors-shape-invalid", $"The shape of the tensor {name} is missing or its product exceeds 64 bits.", tensor.Offset, deceptive: false);
        }
        else if ((UInt128)elements * (uint)bits != (UInt128)length * 8)
        {
            anomalies.Add("safetensors-size-differs", $"The tensor {name} owns {length} bytes, its type and shape need another number.", tensor.Offset, deceptive: true);
        }
    }
}
