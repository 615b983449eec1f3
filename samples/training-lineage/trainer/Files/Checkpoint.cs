using System.Globalization;
using Proofmark.Samples.Training.Commands;
using Proofmark.Samples.Training.Data;
using Proofmark.Samples.Training.Learning;

namespace Proofmark.Samples.Training.Files;

/// <summary>All that a training needs to go on: weights, the state of the optimiser, the seed and how many epochs there were. Nothing tells in how many segments.</summary>
internal sealed record Checkpoint(Network Network, Adam Adam, ulong Seed, int Epochs)
{
    // The first part of the seed's sequences is for the weights at the start; epochs count from one.
    private const int StartPart = 0;

    public static Checkpoint New(ulong seed)
    {
        var network = Network.New(SeededRandom.For(seed, StartPart));
        return new(network, new(network.Tensors), seed, 0);
    }

    public void Write(string path) => new Safetensors(
        new Dictionary<string, string> { ["format"] = "pt", ["seed"] = $"{Seed}", ["epochs"] = $"{Epochs}", ["steps"] = $"{Adam.Steps}" },
        [.. Tensors.Select(StoredTensor.Of)]).Write(path);

    public static Checkpoint Read(string path)
    {
        var file = Safetensors.Read(path);
        var read = New(Number<ulong>(path, file, "seed")) with { Epochs = Number<int>(path, file, "epochs") };
        read.Adam.Steps = Number<int>(path, file, "steps");
        ModelFile.Fill(path, file, read.Tensors);
        return read;
    }

    private Tensor[] Tensors => [.. Network.Tensors, .. Adam.Mean, .. Adam.Square];

    private static T Number<T>(string path, Safetensors file, string key)
        where T : IParsable<T> =>
        T.TryParse(file.Metadata.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var number) ? number : throw new FileError(path, $"this is no checkpoint: '{key}' is missing");
}
