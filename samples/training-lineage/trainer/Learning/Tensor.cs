namespace Proofmark.Samples.Training.Learning;

/// <summary>Named numbers, row by row.</summary>
internal sealed record Tensor(string Name, int[] Shape, float[] Values)
{
    public static Tensor Zeros(string name, params int[] shape) => new(name, shape, new float[shape.Aggregate(1, (a, b) => a * b)]);

    public Tensor ZerosAlike(string suffix) => Zeros(Name + suffix, Shape);

    /// <summary>Even noise whose width falls with the number of inputs, as is usual before ReLU.</summary>
    public Tensor Fill(Data.SeededRandom random)
    {
        var width = MathF.Sqrt(6f / Shape[^1]);
        for (var i = 0; i < Values.Length; i++)
        {
            Values[i] = random.Signed() * width;
        }

        return this;
    }
}
