using Proofmark.Samples.Training.Data;

namespace Proofmark.Samples.Training.Learning;

/// <summary>A change of the first layer as a product of two thin matrices (LoRA): up times down. It begins as nothing, since up is zero.</summary>
internal sealed record LowRankAdapter(Tensor Down, Tensor Up)
{
    public const string DownName = "layer1.lora_A";
    public const string UpName = "layer1.lora_B";

    public static LowRankAdapter New(int rank, SeededRandom random) =>
        new(Tensor.Zeros(DownName, rank, DigitPainter.Pixels).Fill(random), Tensor.Zeros(UpName, Network.Hidden, rank));

    public Tensor[] Tensors => [Down, Up];

    private int Rank => Down.Shape[0];

    public Network MergeInto(Network network)
    {
        var merged = network.Weight1 with { Values = (float[])network.Weight1.Values.Clone() };
        ForEach((row, column, k) => merged.Values[(row * DigitPainter.Pixels) + column] += Up.Values[(row * Rank) + k] * Down.Values[(k * DigitPainter.Pixels) + column]);
        return network with { Weight1 = merged };
    }

    /// <summary>The gradient of both matrices, by the gradient of the layer that they change.</summary>
    public Tensor[] Gradient(Tensor layer)
    {
        var (down, up) = (Down.ZerosAlike(""), Up.ZerosAlike(""));
        ForEach((row, column, k) =>
        {
            var slope = layer.Values[(row * DigitPainter.Pixels) + column];
            down.Values[(k * DigitPainter.Pixels) + column] += Up.Values[(row * Rank) + k] * slope;
            up.Values[(row * Rank) + k] += slope * Down.Values[(k * DigitPainter.Pixels) + column];
        });
        return [down, up];
    }

    private void ForEach(Action<int, int, int> visit)
    {
        for (var row = 0; row < Network.Hidden; row++)
        {
            for (var k = 0; k < Rank; k++)
            {
                for (var column = 0; column < DigitPainter.Pixels; column++)
                {
                    visit(row, column, k);
                }
            }
        }
    }
}
