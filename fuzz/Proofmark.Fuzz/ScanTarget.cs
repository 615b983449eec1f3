using System.Text;
using Proofmark.Core;
using Proofmark.Scanning;

namespace Proofmark.Fuzz;

/// <summary>Scans content as <c>scan</c> does, under the name that the first byte picks: whatever the bytes are, there is a verdict and no check breaks.</summary>
internal static class ScanTarget
{
    private static readonly string[] Names = ["model.pkl", "model.pt", "a.npy", "a.npz", "a.joblib", "handler.py", "config.json", "model.safetensors", "a.gguf", "a.tar", "a.zip", "data"];

    public static FuzzTarget Target { get; } = new("scan", Run, Seeds, MaxAllocatedBytes: 192 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        using var stream = new MemoryStream(input, 1, input.Length - 1, writable: false);
        var result = Scanner.ScanContent(stream, Names[input[0] % Names.Length], Limits.Default, TimeProvider.System);
        if (result.Outcome == Outcome.Error || (result.Outcome == Outcome.Fail && result.Findings.Count == 0))
        {
            throw new InvalidOperationException($"{result.Outcome} without a reason: {string.Join(", ", result.ReasonCodes)}");
        }
    }

    private static IEnumerable<byte[]> Seeds() => Targets.All.Where(static t => t != Target).SelectMany(static t => t.Seeds()).Concat(Headers())
        .SelectMany(static (seed, i) => new[] { 0, i }.Select(name => (byte[])[(byte)(name % Names.Length), .. seed]));

    private static IEnumerable<byte[]> Headers() => new[]
    {
        "\u0093NUMPY\u0001\0\u0076\0{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }" + new string(' ', 60) + "\n" + new string('\0', 16),
        "\u0093NUMPY\u0002\0\u0076\0\0\0{'descr': '|O', 'fortran_order': False, 'shape': (1,), }" + new string(' ', 60) + "\n\u0080\u0002cposix\nsystem\nU\u0001a\u0085R.",
        "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002M\u00e9\u0003.\u0080\u0002}U\u0001aK\u0001s.\u0080\u0002]U\u0001aa.\u0080\u0002]U\u0001aa.\u0001\0\0\0\0\0\0\0",
        "{\"auto_map\": {\"AutoModel\": \"owner/name--modeling.Model\"}, \"chat_template\": \"{{ ''.__class__ }}\"}",
    }.Select(Encoding.Latin1.GetBytes);
}
