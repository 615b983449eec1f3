using Proofmark.Samples.Training.Data;
using Proofmark.Samples.Training.Files;

namespace Proofmark.Samples.Training.Commands;

/// <summary>What is done with a trained network.</summary>
internal static class ModelCommands
{
    public static void Merge(Options options)
    {
        var adapter = ModelFile.ReadAdapter(options.Text("--adapter"));
        ModelFile.Write(options.Text("--out"), adapter.MergeInto(ModelFile.ReadNetwork(options.Text("--base"))));
    }

    public static void Quantise(Options options) => Quantisation.Write(options.Text("--out"), ModelFile.ReadNetwork(options.Text("--in")));

    public static void Evaluate(Options options)
    {
        var network = ModelFile.ReadNetwork(options.Text("--model"));
        var examples = Examples.Read(options.Text("--data"));
        var score = new Score(examples.Length, examples.Count(example => network.Answer(example.Pixels) == example.Label));
        score.Write(options.Text("--out"));
        Console.WriteLine(score);
    }

    public static void Package(Options options) => ModelPackage.Write(options.Text("--out"), options.Text("--model"));
}
