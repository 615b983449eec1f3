using Proofmark.Samples.Training.Data;

namespace Proofmark.Samples.Training.Learning;

/// <summary>Two layers with ReLU between them. A gradient is a network of the same shape.</summary>
internal sealed record Network(Tensor Weight1, Tensor Bias1, Tensor Weight2, Tensor Bias2)
{
    public const int Hidden = 32;

    public static Network Zeros() => new(
        Tensor.Zeros("layer1.weight", Hidden, DigitPainter.Pixels), Tensor.Zeros("layer1.bias", Hidden),
        Tensor.Zeros("layer2.weight", DigitPainter.Digits, Hidden), Tensor.Zeros("layer2.bias", DigitPainter.Digits));

    public static Network New(SeededRandom random)
    {
        var network = Zeros();
        network.Weight1.Fill(random);
        network.Weight2.Fill(random);
        return network;
    }

    public Tensor[] Tensors => [Weight1, Bias1, Weight2, Bias2];

    public int Answer(float[] pixels)
    {
        var scores = Layer(Weight2, Bias2, Active(pixels));
        return Array.IndexOf(scores, scores.Max());
    }

    /// <summary>Adds the gradient of the loss on one example.</summary>
    public void AddGradient(Example example, Network gradient)
    {
        var hidden = Active(example.Pixels);
        var error = Softmax(Layer(Weight2, Bias2, hidden));
        error[example.Label] -= 1;
        var below = new float[Hidden];
        for (var row = 0; row < error.Length; row++)
        {
            for (var column = 0; column < Hidden; column++)
            {
                below[column] += hidden[column] > 0 ? error[row] * Weight2.Values[(row * Hidden) + column] : 0;
            }
        }

        AddOuter(gradient.Weight2, gradient.Bias2, error, hidden);
        AddOuter(gradient.Weight1, gradient.Bias1, below, example.Pixels);
    }

    private float[] Active(float[] pixels)
    {
        var hidden = Layer(Weight1, Bias1, pixels);
        for (var i = 0; i < hidden.Length; i++)
        {
            hidden[i] = MathF.Max(0, hidden[i]);
        }

        return hidden;
    }

    private static float[] Layer(Tensor weight, Tensor bias, float[] input)
    {
        var output = (float[])bias.Values.Clone();
        for (var row = 0; row < output.Length; row++)
        {
            for (var column = 0; column < input.Length; column++)
            {
                output[row] += weight.Values[(row * input.Length) + column] * input[column];
            }
        }

        return output;
    }

    private static float[] Softmax(float[] scores)
    {
        var most = scores.Max();
        float[] powers = [.. scores.Select(score => MathF.Exp(score - most))];
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    private static void AddOuter(Tensor weight, Tensor bias, float[] error, float[] input)
    {
        for (var row = 0; row < error.Length; row++)
        {
            bias.Values[row] += error[row];
            for (var column = 0; column < input.Length; column++)
            {
                weight.Values[(row * input.Length) + column] += error[row] * input[column];
            }
        }
    }
}
