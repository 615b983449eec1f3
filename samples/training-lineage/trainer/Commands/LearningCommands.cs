using Proofmark.Samples.Training.Data;
using Proofmark.Samples.Training.Files;
using Proofmark.Samples.Training.Learning;

namespace Proofmark.Samples.Training.Commands;

/// <summary><c>train</c> and <c>fine-tune</c>.</summary>
internal static class LearningCommands
{
    public static void Train(Options options)
    {
        var training = TrainingOf(options);
        var checkpoint = options.Find("--resume") is { } earlier ? Checkpoint.Read(earlier) : Checkpoint.New(training.Seed);
        if (checkpoint.Seed != training.Seed)
        {
            throw new UsageError($"--seed: the checkpoint goes on with seed {checkpoint.Seed}");
        }

        var last = checkpoint.Epochs + EpochsOf(options);
        for (var epoch = checkpoint.Epochs + 1; epoch <= last; epoch++)
        {
            training.Epoch(checkpoint.Network, checkpoint.Adam, epoch);
        }

        (checkpoint with { Epochs = last }).Write(options.Text("--out"));
        Console.WriteLine($"trained on {training.Examples.Length} examples up to epoch {last}");
    }

    public static void FineTune(Options options)
    {
        var training = TrainingOf(options);
        var network = ModelFile.ReadNetwork(options.Text("--base"));
        var adapter = LowRankAdapter.New(options.Number("--rank", 1, Network.Hidden, 4), SeededRandom.For(training.Seed, 0));
        var adam = new Adam(adapter.Tensors);
        for (var epoch = 1; epoch <= EpochsOf(options); epoch++)
        {
            training.Epoch(network, adapter, adam, epoch);
        }

        ModelFile.Write(options.Text("--out"), adapter);
        Console.WriteLine($"tuned an adapter on {training.Examples.Length} examples");
    }

    private static Learning.Training TrainingOf(Options options) => new(
        Examples.Read(options.Texts("--data")),
        options.Number<ulong>("--seed", 0, ulong.MaxValue),
        options.Number("--learning-rate", 1e-6f, 1f, 0.003f));

    private static int EpochsOf(Options options) => options.Number("--epochs", 1, 10_000);
}
