namespace Proofmark.Samples.Training.Learning;

/// <summary>The optimiser Adam. Its moments and the number of its steps are all of its state.</summary>
internal sealed class Adam(Tensor[] parameters)
{
    private const float Decay1 = 0.9f;
    private const float Decay2 = 0.999f;
    private const float Tiny = 1e-8f;

    public int Steps { get; set; }

    public Tensor[] Mean { get; } = [.. parameters.Select(tensor => tensor.ZerosAlike(".adam-mean"))];

    public Tensor[] Square { get; } = [.. parameters.Select(tensor => tensor.ZerosAlike(".adam-square"))];

    public void Step(Tensor[] gradients, float rate)
    {
        Steps++;
        var (scale1, scale2) = (1 - MathF.Pow(Decay1, Steps), 1 - MathF.Pow(Decay2, Steps));
        for (var t = 0; t < parameters.Length; t++)
        {
            var (value, gradient, mean, square) = (parameters[t].Values, gradients[t].Values, Mean[t].Values, Square[t].Values);
            for (var i = 0; i < value.Length; i++)
            {
                mean[i] = (Decay1 * mean[i]) + ((1 - Decay1) * gradient[i]);
                square[i] = (Decay2 * square[i]) + ((1 - Decay2) * gradient[i] * gradient[i]);
                value[i] -= rate * (mean[i] / scale1) / (MathF.Sqrt(square[i] / scale2) + Tiny);
            }
        }
    }
}
