using Proofmark.Samples.Training.Witness;

namespace Proofmark.Samples.Training.Commands;

/// <summary>All sub-commands, in the order of the chain.</summary>
internal static class CommandList
{
    private static readonly Command[] All =
    [
        new("collect", "--out F --seed N [--count N] [--style upright|slanted]", "draw digits with noise, with repeated and broken rows", DataCommands.Collect),
        new("clean", "--in F --out F", "drop repeated and broken rows", DataCommands.Clean),
        new("train", "--data F [--data F …] --out F --epochs N --seed N [--learning-rate X] [--resume F]", "train a network, from the start or from a checkpoint", LearningCommands.Train),
        new("fine-tune", "--base F --data F [--data F …] --out F --epochs N --seed N [--learning-rate X] [--rank N]", "train a low-rank adapter for the first layer", LearningCommands.FineTune),
        new("merge", "--base F --adapter F --out F", "add an adapter to the weights", ModelCommands.Merge),
        new("quantise", "--in F --out F", "store the weights as bytes with one scale a row", ModelCommands.Quantise),
        new("evaluate", "--model F --data F --out F", "count right answers", ModelCommands.Evaluate),
        new("package", "--model F --out FOLDER", "write weights, config.json and a card", ModelCommands.Package),
        new("witness", "--listen ADDRESS:PORT --certificate-out F --pid-file F", "answer time-stamp queries (RFC 3161) until stopped; port 0 is any", WitnessCommand.Run),
    ];

    public static Command Find(string name) => All.FirstOrDefault(command => command.Name == name)
        ?? throw new UsageError($"'{name}' is none of: {string.Join(' ', All.Select(command => command.Name))}");

    public static string Help() =>
        $"A small training chain. The same arguments give the same bytes.\n\n{string.Join('\n', All.Select(command => $"  {command.Name,-10}{command.Summary}"))}\n\n  trainer COMMAND --help   its options";

    public static string Help(Command command) => $"trainer {command.Name} {command.Usage}\n\n  {command.Summary}";
}
