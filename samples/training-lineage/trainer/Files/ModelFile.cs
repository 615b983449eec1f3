using Proofmark.Samples.Training.Commands;
using Proofmark.Samples.Training.Learning;

namespace Proofmark.Samples.Training.Files;

/// <summary>Networks and adapters in files.</summary>
internal static class ModelFile
{
    public static void Write(string path, Network network) => Write(path, network.Tensors);

    public static void Write(string path, LowRankAdapter adapter) => Write(path, adapter.Tensors);

    /// <summary>A network, from plain or from quantised weights. More tensors, like those of the optimiser, are no hindrance.</summary>
    public static Network ReadNetwork(string path)
    {
        var file = Safetensors.Read(path);
        var network = Network.Zeros();
        Fill(path, file, network.Tensors);
        return network;
    }

    public static LowRankAdapter ReadAdapter(string path)
    {
        var file = Safetensors.Read(path);
        var rank = file.Find(LowRankAdapter.DownName) is { Shape: [>= 1 and <= Network.Hidden and var rows, _] } ? rows : throw new FileError(path, "this is no adapter");
        var adapter = LowRankAdapter.New(rank, new(0));
        Fill(path, file, adapter.Tensors);
        return adapter;
    }

    /// <summary>Copies values from a file into tensors that say what must be there.</summary>
    public static void Fill(string path, Safetensors file, Tensor[] tensors)
    {
        foreach (var tensor in tensors)
        {
            var stored = file.Find(tensor.Name);
            if (stored is null || !stored.Shape.SequenceEqual(tensor.Shape))
            {
                throw new FileError(path, $"there is no {tensor.Name} of shape {string.Join('×', tensor.Shape)}");
            }

            Quantisation.Restore(path, file, stored).CopyTo(tensor.Values, 0);
        }
    }

    private static void Write(string path, Tensor[] tensors) =>
        new Safetensors(new Dictionary<string, string> { ["format"] = "pt" }, [.. tensors.Select(StoredTensor.Of)]).Write(path);
}
