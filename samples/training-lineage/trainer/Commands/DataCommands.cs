using Proofmark.Samples.Training.Data;

namespace Proofmark.Samples.Training.Commands;

/// <summary><c>collect</c> and <c>clean</c>.</summary>
internal static class DataCommands
{
    public static void Collect(Options options)
    {
        var style = options.Find("--style") ?? "upright";
        if (style is not ("upright" or "slanted"))
        {
            throw new UsageError($"--style: '{style}' is none of: upright slanted");
        }

        var lines = Collection.Draw(options.Number<ulong>("--seed", 0, ulong.MaxValue), options.Number("--count", 1, 100_000, 3000), style == "slanted");
        Examples.Write(options.Text("--out"), lines);
        Console.WriteLine($"collected {lines.Count} rows");
    }

    public static void Clean(Options options)
    {
        var lines = Examples.Lines(options.Text("--in"));
        string[] kept = [.. lines.Where(line => Examples.Parse(line) is not null).Distinct(StringComparer.Ordinal)];
        Examples.Write(options.Text("--out"), kept);
        Console.WriteLine($"kept {kept.Length} of {lines.Count} rows");
    }
}
