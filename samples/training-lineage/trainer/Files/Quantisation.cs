using Proofmark.Samples.Training.Commands;
using Proofmark.Samples.Training.Learning;

namespace Proofmark.Samples.Training.Files;

/// <summary>Matrices as signed bytes with one scale a row; biases stay as they are.</summary>
internal static class Quantisation
{
    private const string ScaleSuffix = ".scale";

    public static void Write(string path, Network network) => new Safetensors(
        new Dictionary<string, string> { ["format"] = "pt", ["quantisation"] = "int8, one scale a row" },
        [.. network.Tensors.SelectMany(tensor => tensor.Shape.Length == 2 ? Store(tensor) : [StoredTensor.Of(tensor)])]).Write(path);

    /// <summary>The values of a tensor, multiplied by its scales when it has any.</summary>
    public static float[] Restore(string path, Safetensors file, StoredTensor stored)
    {
        var values = stored.ToTensor().Values;
        if (stored.Type != StoredTensor.SmallIntegers)
        {
            return values;
        }

        var scales = file.Find(stored.Name + ScaleSuffix)?.ToTensor().Values;
        if (scales?.Length != stored.Shape[0])
        {
            throw new FileError(path, $"{stored.Name} has no scale for every row");
        }

        var columns = values.Length / scales.Length;
        return [.. values.Select((value, i) => value * scales[i / columns])];
    }

    private static StoredTensor[] Store(Tensor tensor)
    {
        var columns = tensor.Shape[1];
        float[] scales = [.. tensor.Values.Chunk(columns).Select(Scale)];
        byte[] bytes = [.. tensor.Values.Select((value, i) => (byte)(sbyte)MathF.Round(value / scales[i / columns]))];
        return [new(tensor.Name, StoredTensor.SmallIntegers, tensor.Shape, bytes), StoredTensor.Of(new(tensor.Name + ScaleSuffix, [tensor.Shape[0]], scales))];
    }

    // A row of zeros may have any scale but zero.
    private static float Scale(float[] row) => row.Max(MathF.Abs) is > 0 and var most ? most / sbyte.MaxValue : 1;
}
