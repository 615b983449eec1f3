using Proofmark.Samples.Training.Data;

namespace Proofmark.Samples.Training.Learning;

/// <summary>Goes through the examples in small batches. The order of an epoch hangs on the seed and its number alone, so that a resumed run goes on exactly.</summary>
internal sealed record Training(Example[] Examples, ulong Seed, float Rate)
{
    private const int Batch = 32;

    /// <summary>One epoch for all of a network.</summary>
    public void Epoch(Network network, Adam adam, int epoch) => Epoch(epoch, batch => adam.Step(Gradient(network, batch).Tensors, Rate));

    /// <summary>One epoch for an adapter; the network below stays as it is.</summary>
    public void Epoch(Network network, LowRankAdapter adapter, Adam adam, int epoch) => Epoch(
        epoch,
        batch => adam.Step(adapter.Gradient(Gradient(adapter.MergeInto(network), batch).Weight1), Rate));

    private void Epoch(int epoch, Action<Example[]> learn)
    {
        Example[] order = [.. Examples];
        SeededRandom.For(Seed, epoch).Shuffle(order);
        foreach (var batch in order.Chunk(Batch))
        {
            learn(batch);
        }
    }

    // The mean over the batch.
    private static Network Gradient(Network network, Example[] batch)
    {
        var gradient = Network.Zeros();
        foreach (var example in batch)
        {
            network.AddGradient(example, gradient);
        }

        foreach (var values in gradient.Tensors.Select(tensor => tensor.Values))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] /= batch.Length;
            }
        }

        return gradient;
    }
}
